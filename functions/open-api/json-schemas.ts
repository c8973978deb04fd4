import * as z from 'zod';

/** One schema of draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = Record<string, unknown>;

/** Schemas as JSON Schema, with those that have a name put aside to be referred to. */
export interface JsonSchemas {
  /** What may be sent. */
  input(schema: z.ZodType): JsonSchema;
  /** What is answered. */
  output(schema: z.ZodType): JsonSchema;
  /** By name, in order. */
  named(): Record<string, JsonSchema>;
}

/** Gathers the schemas of one document. Checks that are code (a real date, a known zone) are not in them. */
export function jsonSchemas(): JsonSchemas {
  const components = new Map<string, JsonSchema>();

  function convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
    const { $schema: _, $defs = {}, id, ...own } = referring(made) as JsonSchema & { $defs?: object };
    for (const [name, part] of Object.entries($defs)) components.set(name, withoutId(part));
    if (typeof id !== 'string') return own;
    components.set(id, own);
    return { $ref: `#/components/schemas/${id}` };
  }

  return {
    input: (schema) => convert(schema, 'input'),
    output: (schema) => convert(schema, 'output'),
    named: () => Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function withoutId(schema: JsonSchema): JsonSchema {
  const { id: _, ...rest } = schema;
  return rest;
}

/** References into the document instead of into the one schema. */
const referring = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as object;
