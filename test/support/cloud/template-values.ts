/** Resources of a template by logical id, as far as they are looked at. */
export type Resources = Record<string, { Type: string; Properties: unknown }>;

/** A template as CloudFormation gets it. */
export interface DeployedTemplate {
  Resources: Resources;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

/** The functions of CloudFormation that our templates use, each with what it is given. */
interface Intrinsics {
  Ref: string;
  'Fn::GetAtt': [id: string, name: string];
  'Fn::ImportValue': string;
  'Fn::Join': [separator: string, parts: unknown[]];
}

const REGION = 'us-east-1';
const ACCOUNT = '123456789012';

const PSEUDO: Record<string, string> = {
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** What the names of a resource stand behind in its ARN. */
const ARN_PREFIX: Record<string, string> = {
  'AWS::DynamoDB::Table': `dynamodb:${REGION}:${ACCOUNT}:table/`,
  'AWS::Lambda::Function': `lambda:${REGION}:${ACCOUNT}:function:`,
  'AWS::StepFunctions::StateMachine': `states:${REGION}:${ACCOUNT}:stateMachine:`,
};

/** Ends the names of tables, as CloudFormation's do: an engine that is there already may have those of another run. */
const RUN = crypto.randomUUID().slice(0, 8);

/** What a table is called, by its logical id. */
export const tableName = (id: string): string => `${id}-${RUN}`;

/** The ARN of a resource by its name. */
export const arnOf = (type: string, name: string): string =>
  `arn:aws:${ARN_PREFIX[type] ?? `${type.split('::')[1]!.toLowerCase()}:${REGION}:${ACCOUNT}:`}${name}`;

/**
 * Works out the values of one template, as CloudFormation would once everything is there; what it makes, but tables, is
 * named after its logical id. `exports` are the values of the other stack. @throws Error for a function that is not used here
 */
export function valuesOf(
  { Resources: resources }: Pick<DeployedTemplate, 'Resources'>,
  exports: Readonly<Record<string, string>> = {},
): (value: unknown) => string {
  const nameOf = (id: string) => (resources[id]?.Type === 'AWS::DynamoDB::Table' ? tableName(id) : id);

  function referenceTo(id: string): string {
    const { Type: type } = resources[id] ?? {};
    return type === 'AWS::StepFunctions::StateMachine' ? arnOf(type, id) : (PSEUDO[id] ?? nameOf(id));
  }

  function attribute(id: string, name: string): string {
    if (name === 'ApiEndpoint') return `https://${id.toLowerCase()}.execute-api.${REGION}.amazonaws.com`;
    if (name === 'Arn') return arnOf(resources[id]!.Type, nameOf(id));
    throw new Error(`Nobody has needed ${name} of ${id} yet.`);
  }

  function resolve(value: unknown): string {
    if (typeof value === 'string') return value;
    const asked = value as Partial<Intrinsics>;
    if (asked.Ref !== undefined) return referenceTo(asked.Ref);
    if (asked['Fn::GetAtt']) return attribute(...asked['Fn::GetAtt']);
    if (asked['Fn::ImportValue'] !== undefined) return exports[asked['Fn::ImportValue']]!;
    if (!asked['Fn::Join']) throw new Error(`Nobody has needed ${Object.keys(asked)} yet.`);
    const [separator, parts] = asked['Fn::Join'];
    return parts.map(resolve).join(separator);
  }

  return resolve;
}

/** The values that a stack gives to others, by name. */
export function exportsOf(template: DeployedTemplate): Record<string, string> {
  const resolve = valuesOf(template);
  return Object.fromEntries(
    Object.values(template.Outputs ?? {}).flatMap(({ Value, Export }) =>
      Export ? [[Export.Name, resolve(Value)]] : [],
    ),
  );
}
