import { linkable, mailHtml } from '../../../platform/mail-html.ts';
import type { Message } from '../../../platform/ports.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadPerson } from '../../records.ts';
import { sampleMail } from '../../sample-mail.ts';
import type { StaffContext } from '../context.ts';
import { MailAnswer } from './mail-answers.ts';
import { NumberQuery, OfMail } from './which-mail.ts';

/** A mail as people see it. */
function mailView(message: Message) {
  const { to, fromName, replyTo, subject, text, calendar } = message;
  const html = mailHtml(text, subject, linkable(message));
  return { to, fromName, replyTo, subject, text, html, hasCalendar: calendar !== undefined };
}

/** Any mail of the program as this person would get it, with links that open nothing; changes nothing. */
export const previewMail = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/participants/{participantId}/mails/{touchpoint}/{kind}',
  summary: 'Look at any mail of the program as this participant would get it',
  scope: 'staff/identities',
  params: OfMail,
  query: NumberQuery,
  answers: { 200: MailAnswer },
  async handle({ params, query: { number }, now }, ports: StaffContext) {
    const person = await loadPerson(ports.documents, params.participantId, params.cohortId);
    const wanted = { touchpoint: params.touchpoint, role: params.kind, number };
    const { message, isExample } = sampleMail(ports, person, wanted, now);
    return { status: 200, body: { ...mailView(message), isExample } };
  },
});
