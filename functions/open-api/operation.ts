import type { Description, Endpoint } from '../middleware/endpoint.ts';
import type { JsonSchema, JsonSchemas } from './json-schemas.ts';

/** What the description of an API needs of one of its endpoints. */
export type Described = Pick<
  Endpoint<never>,
  'method' | 'path' | 'scope' | 'idempotency' | 'ifMatch' | 'described'
>;

interface Properties {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
}

const WORDS: Record<number, string> = { 200: 'Done.', 201: 'Created; `Location` says where.' };

/** One endpoint as an operation. `security` says how its caller shows who they are. */
export function operation(
  endpoint: Described,
  schemas: JsonSchemas,
  tag: string,
  security: object[],
): object {
  const { method, path, idempotency, ifMatch, described } = endpoint;
  const parameters = [
    ...pathParameters(described, schemas),
    ...queryParameters(described, schemas),
    ...(idempotency === 'key' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary: described.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(described.body && { requestBody: requestBody(described, schemas) }),
    responses: { ...responses(described, schemas), default: { $ref: '#/components/responses/Problem' } },
    security,
  };
}

/** `getCohortsParticipantsAudit`, and a parameter at the end as `One`. */
function operationId(method: string, path: string): string {
  const segments = path.slice(1).split('/');
  const words = segments.filter((one) => !one.startsWith('{')).flatMap((one) => one.split(/[-.]/));
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return [method.toLowerCase(), ...words.map(capital), segments.at(-1)?.startsWith('{') ? 'One' : ''].join(
    '',
  );
}

function pathParameters({ params }: Description, schemas: JsonSchemas): object[] {
  const { properties = {} } = params ? (schemas.input(params) as Properties) : {};
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'path', required: true, schema }));
}

function queryParameters({ query }: Description, schemas: JsonSchemas): object[] {
  if (!query) return [];
  const { properties = {}, required = [], additionalProperties } = schemas.input(query) as Properties;
  const named = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    schema,
  }));
  if (typeof additionalProperties !== 'object') return named;
  const schema = { type: 'object', additionalProperties };
  return [...named, { name: 'anchors', in: 'query', style: 'form', explode: true, schema }];
}

/** A file, as it is. */
const FILE = { type: 'string' };

function requestBody({ body, takes, example }: Description, schemas: JsonSchemas): object {
  const shown = example === undefined ? {} : { example };
  if (typeof takes === 'string') return { required: true, content: { [takes]: { schema: FILE, ...shown } } };
  return { required: true, content: { 'application/json': { schema: schemas.input(body!), ...shown } } };
}

function responses(
  { answers = {}, answersAs = 'application/json' }: Description,
  schemas: JsonSchemas,
): Record<string, object> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: WORDS[Number(status)]!,
        headers: {
          ETag: { $ref: '#/components/headers/ETag' },
          ...(status === '201' && { Location: { $ref: '#/components/headers/Location' } }),
        },
        content: { [answersAs]: { schema: schemas.output(schema) } },
      },
    ]),
  );
}
