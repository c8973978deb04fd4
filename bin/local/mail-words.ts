import { contactOf } from '../../domain/contacts/contact.ts';
import { NotFound } from '../../domain/errors.ts';
import { isTestMail } from '../../domain/mails/test-mail.ts';
import { noticeOf } from '../../domain/notices/staff-notice.ts';
import { YEAR } from '../../domain/participants/participant.ts';
import { loadPerson } from '../../functions/records.ts';
import type { Documents, Message } from '../../platform/ports.ts';
import { contactText } from '../../web/console/words/contact.ts';

/** What a mail is for, as the id of its contact says: "Survey before the training: Reminder 2". */
export async function mailWords(
  documents: Documents,
  { contactId }: Pick<Message, 'contactId'>,
): Promise<string> {
  if (noticeOf(contactId)) return 'Notice to staff';
  if (isTestMail(contactId)) return 'Test mail';
  const contact = contactOf(contactId);
  if (!contact) return contactId;
  const { participantId, touchpoint } = contact;
  const title = touchpoint === YEAR ? 'My year' : await titleOf(documents, participantId, touchpoint);
  return `${title}: ${contactText(contact)}`;
}

/** The touchpoint's id, where the program does not have it any more. */
async function titleOf(documents: Documents, participantId: string, touchpoint: string): Promise<string> {
  try {
    const { program } = (await loadPerson(documents, participantId)).program;
    return program.touchpoints.find(({ id }) => id === touchpoint)?.title ?? touchpoint;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return touchpoint;
  }
}
