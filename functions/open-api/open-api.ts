import { jsonSchemas } from './json-schemas.ts';
import { type Described, operation } from './operation.ts';
import { PROBLEM_CODES } from './problem-codes.ts';
import { Problem } from './problem-schema.ts';

const SERVERS = {
  staff: [
    { url: '/staff', description: 'On one machine; on AWS the output StaffApiUrl of the service stack.' },
  ],
  participant: [{ url: '/', description: 'On one machine; on AWS the output ParticipantApiUrl.' }],
};

/** OpenAPI 3.1 of both APIs, from the schemas that check their requests and, in the tests, their answers. */
export function openApi(apis: { staff: readonly Described[]; participant: readonly Described[] }): object {
  const schemas = jsonSchemas();
  const paths: Record<string, object> = {};
  for (const tag of ['staff', 'participant'] as const) {
    for (const endpoint of apis[tag]) {
      if (endpoint.described.summary === undefined) continue;
      const security = [tag === 'staff' ? { staff: [endpoint.scope] } : { link: [] }];
      paths[endpoint.path] = {
        ...(paths[endpoint.path] ?? { servers: SERVERS[tag] }),
        [endpoint.method.toLowerCase()]: operation(endpoint, schemas, tag, security),
      };
    }
  }
  const problem = schemas.output(Problem);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leadership journeys',
      version: '0.1.0',
      description:
        'Instants are UTC, dates are local. Lists come in pages: send `cursor` back until there is none. Values that a request got wrong are never repeated in the answer.',
    },
    servers: SERVERS.staff,
    tags: [
      { name: 'staff', description: 'For the people who run programs, and their console.' },
      { name: 'participant', description: 'Behind a personal link.' },
    ],
    paths,
    components: {
      securitySchemes: {
        staff: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token with the scope that the operation names; on one machine the sign-in token.',
        },
        link: {
          type: 'apiKey',
          in: 'header',
          name: 'link-token',
          description: 'The token of a personal link.',
        },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description:
            'A new one for each request, the same one to repeat it: it is carried out once, and answered as the first time for 48 hours at least.',
          schema: { type: 'string', pattern: '^[A-Za-z0-9._~:+/=-]{1,255}$' },
        },
        IfMatch: {
          name: 'If-Match',
          in: 'header',
          required: true,
          description: 'The ETag of the version that is to be changed.',
          schema: { type: 'string', examples: ['"3"'] },
        },
      },
      headers: {
        ETag: {
          description: 'The version of what was answered, where it has one.',
          schema: { type: 'string' },
        },
        Location: { description: 'The path of what was made.', schema: { type: 'string' } },
      },
      responses: {
        Problem: {
          description: problemWords(),
          content: {
            'application/problem+json': {
              schema: problem,
              example: {
                type: '/problems/invalid-content',
                title: 'The request was understood, but its content cannot be accepted.',
                status: 422,
                errors: [{ pointer: '/email', code: 'email' }],
              },
            },
          },
        },
      },
      schemas: schemas.named(),
    },
  };
}

function problemWords(): string {
  const codes = Object.entries(PROBLEM_CODES).map(([status, some]) => `${status} ${some.join(', ')}`);
  return `A refusal. The last part of \`type\` is one of these: ${codes.join('; ')}. A code inside the body, such as that of a fault or of an \`AdoptionRefusal\`, is of another list.`;
}
