import * as z from 'zod';

// Control characters, and the invisible ones that reorder text (bidirectional overrides and isolates).
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const FORBIDDEN = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u2028\u2029]/;
const INVISIBLE = /^[\s\u200B-\u200F\u2060\uFEFF\u00AD]*$/;

const typed = (max: number, allowed?: RegExp) =>
  z
    .string()
    .refine((text) => !INVISIBLE.test(text), { error: 'blank', abort: true })
    .refine((text) => !FORBIDDEN.test(allowed ? text.replace(allowed, '') : text) && text.isWellFormed(), {
      error: 'control-character',
      abort: true,
    })
    .refine((text) => [...text].length <= max, { error: 'length' });

/** One line of text that a person typed: not blank, no control characters, at most `max` code points. */
export const oneLine = (max: number) => typed(max);

/** Text of several lines that a person typed (line breaks as `\n`); otherwise refused as `oneLine` refuses. */
export const someLines = (max: number) => typed(max, /[\n\t]/g);

/** A plain mailbox address: no display name, no list. Lengths as in RFC 5321 (64 and 254 octets). */
export const EmailAddress = z
  .string()
  .refine((text) => !FORBIDDEN.test(text), { error: 'control-character', abort: true })
  .refine((text) => Buffer.byteLength(text) <= 254 && Buffer.byteLength(text.split('@')[0]!) <= 64, {
    error: 'length',
    abort: true,
  })
  .regex(
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    {
      error: 'email',
    },
  );

/** Two spellings of one mailbox: addresses are compared without regard to case. */
export const sameMailbox = (email: string): string => email.toLowerCase();
