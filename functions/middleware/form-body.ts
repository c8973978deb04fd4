import * as z from 'zod';
import { HttpProblem } from './problem.ts';

/** The body of an endpoint that takes a form: as text, since only the endpoint knows what kind it is. */
export const FormBody = z.object({ contentType: z.string(), text: z.string() });
export type FormBody = z.infer<typeof FormBody>;

/**
 * The fields of a form, files left out. Both encodings, because RFC 8058 lets mail programs choose.
 * @throws HttpProblem 415 for anything else, 400 for a form that cannot be read
 */
export async function readForm({ contentType, text }: FormBody): Promise<URLSearchParams> {
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
