import type { Instant } from '../domain/dates/instant.ts';
import { NotFound } from '../domain/errors.ts';
import { mailSample } from '../domain/mails/mail-sample.ts';
import type { MailRole } from '../domain/mails/mail-template.ts';
import type { Message } from '../platform/ports.ts';
import { composeMail } from './journey/compose-mail.ts';
import type { MailPorts } from './journey/make-link.ts';
import type { Person } from './records.ts';

/**
 * A mail of the program with this person's data, made by what sends the real ones, with links that open nothing: their
 * tokens are all zeros and stored nowhere. @throws NotFound for a mail that the program does not have
 */
export function sampleMail(
  ports: MailPorts,
  person: Person,
  wanted: { touchpoint: string; role: MailRole; number: number },
  now: Instant,
): { message: Message; isExample: boolean } {
  const { participant, cohort, program } = person;
  const sample = mailSample(program.program, cohort.doc, participant.doc, wanted, now);
  const harmless = { ...ports, random: (count: number) => new Uint8Array(count) };
  const as = { ...person, participant: { ...participant, doc: sample.participant } };
  const mail = composeMail(harmless, as, sample.contact, now);
  if (mail.kind !== 'ready') throw new NotFound('mail');
  return { message: mail.message, isExample: sample.isExample };
}
