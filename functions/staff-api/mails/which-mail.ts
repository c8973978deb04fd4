import * as z from 'zod';
import { MAIL_ROLES } from '../../../domain/mails/mail-template.ts';
import { OfTouchpoint } from '../schemas.ts';

/** Which mail of the program: what it is about, and what for. */
export const OfMail = OfTouchpoint.extend({ kind: z.enum(MAIL_ROLES, { error: 'option' }) });

/** Which of its kind it would be, from 1: a first invitation, or a second one. */
export const NumberQuery = z.strictObject({
  number: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, { error: 'type: a whole number from 1' })
    .transform(Number)
    .default(1),
});
