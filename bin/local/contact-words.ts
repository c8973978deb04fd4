import type { Message } from '../../platform/ports.ts';

/** The parts of a contact's id, for people to read. */
interface ContactWords {
  participantId: string;
  touchpoint: string;
  kind: string;
  number: string;
}

/** What a mail is for, as the id of its contact says. */
export function contactWords({ contactId }: Pick<Message, 'contactId'>): ContactWords {
  const [participantId = '', touchpoint = '', kind = '', number = ''] = contactId.split('.');
  return { participantId, touchpoint, kind, number };
}
