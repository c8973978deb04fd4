import { Conflict } from '../../../domain/errors.ts';
import { testMailId } from '../../../domain/mails/test-mail.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { requireScope } from '../../middleware/principal.ts';
import { loadPerson } from '../../records.ts';
import { sampleMail } from '../../sample-mail.ts';
import type { StaffContext } from '../context.ts';
import { TestMailAnswer } from './mail-answers.ts';
import { NumberQuery, OfMail } from './which-mail.ts';

/**
 * Sends a mail of the program, as it would be for this person, to whoever asks for it: the address is that of the
 * caller's account and can be no other. It is marked as a test, has links that open nothing, and is no contact: on no record.
 */
export const sendTestMail = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/participants/{participantId}/mails/{touchpoint}/{kind}/test',
  summary: 'Send a mail of the program to oneself, as a test',
  scope: 'staff/write',
  params: OfMail,
  query: NumberQuery,
  answers: { 200: TestMailAnswer },
  // Nothing is written that could answer it again: who asks twice gets two.
  idempotency: 'none',
  async handle({ params, query: { number }, principal, headers, now }, ports: StaffContext) {
    const person = await loadPerson(ports.documents, params.participantId, params.cohortId);
    // It tells what looking at the same mail does.
    requireScope(principal, 'staff/identities');
    const email = principal.email ?? (await ports.addressOf?.(headers.authorization ?? ''));
    if (email === undefined) throw new Conflict('no-address', 'Your account has no address to send it to.');
    const wanted = { touchpoint: params.touchpoint, role: params.kind, number };
    const { message } = sampleMail(ports, person, wanted, now);
    const { calendar: _, ...plain } = message;
    const delivery = await ports.mail.send({
      ...plain,
      contactId: testMailId(params.touchpoint, params.kind, number),
      to: { name: 'Test', email },
      subject: `[Test] ${message.subject}`,
    });
    return { status: 200, body: { to: email, result: delivery.kind } };
  },
});
