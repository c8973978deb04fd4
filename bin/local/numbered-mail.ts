import * as z from 'zod';
import { NotFound } from '../../domain/errors.ts';
import type { Inbox } from '../../platform/local/inbox.ts';
import type { Message } from '../../platform/ports.ts';

/** The number of a mail in the path. */
export const NumberedMail = z.strictObject({ number: z.coerce.number().int().positive() });

/** @throws NotFound */
export function mailOf(inbox: Inbox, { number }: { number: number }): Message {
  const message = inbox.get(number);
  if (!message) throw new NotFound('mail');
  return message;
}
