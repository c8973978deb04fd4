import type { Template } from 'aws-cdk-lib/assertions';
import { allowedTo } from '../allowed-to.ts';

/** One thing that somebody wants to do. `context` is what conditions are about, such as `ses:FromAddress`. */
export interface Wanted {
  action: string;
  resource: string;
  context?: Readonly<Record<string, string>>;
}

/**
 * Says whether a role of the stack may do it: by its policies alone, as nothing of ours is opened by a resource's own.
 * `name` is how the role's logical id begins.
 */
export function permissionsOf(
  template: Template,
  resolve: (value: unknown) => string,
): (name: string, wanted: Wanted) => boolean {
  const allowed = allowedTo(template);
  const meets = (condition: unknown, context: Wanted['context'] = {}) =>
    Object.entries((condition ?? {}) as Record<string, Record<string, unknown>>).every(
      ([operator, keys]) =>
        operator === 'StringEquals' &&
        Object.entries(keys).every(([key, value]) => context[key] === resolve(value)),
    );
  return (name, { action, resource, context }) =>
    allowed(name).some(
      (one) =>
        one.action === action &&
        (one.resource === '*' || resolve(one.resource) === resource) &&
        meets(one.condition, context),
    );
}
