import type * as z from 'zod';
import type { FileFault } from './program-file-error.ts';
import { schemaFaults } from './schema-faults.ts';
import { readSource } from './source-file.ts';
import { parseStructured, type StructuredFile } from './structured-file.ts';

/** A YAML or JSON file that its schema accepts, or the faults. The document is there once it could be parsed. */
export function readChecked<Value>(
  file: string,
  schema: z.ZodType<Value>,
): { value?: Value; document?: StructuredFile; faults: FileFault[] } {
  const source = readSource(file);
  if ('message' in source) return { faults: [source] };
  const document = parseStructured(source);
  if (Array.isArray(document)) return { faults: document };
  const result = schema.safeParse(document.data);
  if (!result.success) return { document, faults: schemaFaults(document, result.error.issues) };
  return { value: result.data, document, faults: [] };
}
