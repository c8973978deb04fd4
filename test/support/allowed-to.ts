import type { Template } from 'aws-cdk-lib/assertions';

/** One thing that a policy allows. Conditions and resources are as the template has them. */
export interface Allowed {
  action: string;
  resource: unknown;
  condition: unknown;
}

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: unknown;
}

const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** What the role of one construct may do, by all policies attached to it. `name` is how its logical id begins. */
export function allowedTo(template: Template): (name: string) => Allowed[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy'));
  return (name) =>
    policies
      .filter(({ Properties }) =>
        Properties.Roles.some((role: { Ref: string }) => role.Ref.startsWith(`${name}Role`)),
      )
      .flatMap(({ Properties }): Statement[] => Properties.PolicyDocument.Statement)
      .flatMap((one) =>
        listOf(one.Action).flatMap((action) =>
          listOf(one.Resource).map((resource) => ({ action, resource, condition: one.Condition })),
        ),
      );
}
