import type { TimelineRow } from '../api/participants.ts';
import { momentText } from './moment.ts';

const KINDS: Record<string, string> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  confirmation: 'Confirmation of the seat',
  notice: 'Notice of the session',
  cancellation: 'Cancellation of the seat',
  offer: 'Offer of a seat',
  thanks: 'Thanks',
  rebooking: 'Invitation to book again',
  link: 'New link',
};

const COUNTED = new Set(['reminder', 'offer', 'confirmation']);

/** "Reminder 2" */
export const contactText = ({ kind, number }: { kind: string; number: number }): string => {
  const words = KINDS[kind] ?? kind;
  return COUNTED.has(kind) || number > 1 ? `${words} ${number}` : words;
};

const SKIPPED: Record<string, string> = {
  completed: 'it was done by then',
  booked: 'a seat was booked by then',
  declined: 'they said that they will not take part, or that no time suits them',
  closed: 'the window had closed',
  stale: 'a later one was about to follow',
  stopped: 'they asked for no more mail',
  undeliverable: 'mail does not reach their address',
  withdrawn: 'they have withdrawn',
  'window-closed-first': 'the window leaves no room for it',
  'contact-limit': 'they had had the week’s mails, and the window closed meanwhile',
  away: 'they were away, and the window closed meanwhile',
  removed: 'the program does not have it any more',
};

const HELD: Record<string, string> = {
  'contact-limit': 'they have had the week’s mails already',
  away: 'they are away',
};

/** Why this contact was sent, will be, or will not: one plain sentence, on the person's own clock. */
export function contactSentence(row: TimelineRow, timeZone: string): string {
  const on = (instant: string) => momentText(instant, timeZone);
  const reason = row.reason ?? '';
  switch (row.state) {
    case 'planned':
      return `Will be sent on ${on(row.plannedAt)}, if it is still needed then.`;
    case 'held':
      return `Waits since ${on(row.plannedAt)}: ${HELD[reason] ?? 'it is held back'}. It can go about ${on(row.until ?? row.plannedAt)}.`;
    case 'sending':
      return `Is with the mail provider since ${on(row.at ?? row.plannedAt)}.`;
    case 'sent': {
      const late = row.heldFor ? ` It was held back first: ${HELD[row.heldFor] ?? 'held'}.` : '';
      return `${row.in ? 'Was part of another mail' : 'Was sent'} on ${on(row.at ?? row.plannedAt)}.${late}`;
    }
    case 'refused':
      return `Was not sent: the mail provider refused it on ${on(row.at ?? row.plannedAt)}.`;
    case 'unknown':
      return `Nobody knows whether it was sent on ${on(row.at ?? row.plannedAt)}: the mail provider gave no clear answer. It is not sent again by itself.`;
    case 'skipped':
      return `${row.at ? 'Was' : 'Will'} not ${row.at ? 'sent' : 'be sent'}: ${SKIPPED[reason] ?? 'it was not needed'}.`;
  }
}

const STATES: Record<TimelineRow['state'], string> = {
  planned: 'Planned',
  held: 'Held back',
  sending: 'On its way',
  sent: 'Sent',
  refused: 'Refused',
  unknown: 'Unknown',
  skipped: 'Not sent',
};

export const contactStateText = (state: TimelineRow['state']): string => STATES[state];
