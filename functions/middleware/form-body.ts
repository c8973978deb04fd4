import * as z from 'zod';
import { HttpProblem } from './problem.ts';

/** The body of an endpoint that takes a form: as text, since only the endpoint knows what kind it is. */
export const FormBody = z.object({ contentType: z.string(), text: z.string() });
export type FormBody = z.infer<typeof FormBody>;

/**
 * In octets, of what is typed as it is stored. Signs that browsers do not send bare take up to six octets there for one
 * on the way, and a document has at most 400 KB (FAULTS F46).
 */
const STORED_LIMIT = 320 * 1024;

/**
 * The fields of a form, files left out. Both encodings, because RFC 8058 lets mail programs choose.
 * @throws HttpProblem 415 for anything else, 400 for a form that cannot be read, 413 for one that could not be stored
 */
export async function readForm(body: FormBody): Promise<URLSearchParams> {
  const form = await fieldsOf(body);
  const typed = [...form.values()].reduce((sum, value) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
  if (typed <= STORED_LIMIT) return form;
  throw new HttpProblem(413, 'size', `The form is too large: at most ${STORED_LIMIT / 1024} KiB.`);
}

async function fieldsOf({ contentType, text }: FormBody): Promise<URLSearchParams> {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(text);
  if (type !== 'multipart/form-data') {
    throw new HttpProblem(415, 'content-type', 'Send a form: application/x-www-form-urlencoded.');
  }
  try {
    const form = await new Response(text, { headers: { 'content-type': contentType } }).formData();
    const fields = new URLSearchParams();
    for (const [name, value] of form) if (typeof value === 'string') fields.append(name, value);
    return fields;
  } catch {
    throw new HttpProblem(400, 'form', 'The form cannot be read.');
  }
}
