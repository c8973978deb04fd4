import type { ContactKind, HoldReason, SkipReason } from '../../../domain/contacts/contact.ts';
import type { ParticipantYear, TimelineRow, TouchpointState } from '../api/participants.ts';
import { dateText, momentText } from './moment.ts';

const KINDS: Readonly<Record<string, string>> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  confirmation: 'Confirmation of the seat',
  notice: 'Notice of the session',
  cancellation: 'Cancellation of the seat',
  offer: 'Offer of a seat',
  thanks: 'Thanks',
  rebooking: 'Invitation to book again',
  link: 'New link',
} satisfies Record<ContactKind, string>;

const COUNTED = new Set(['reminder', 'offer', 'confirmation']);

/** "Reminder 2" */
export const contactText = ({ kind, number }: { kind: string; number: number }): string => {
  const words = KINDS[kind] ?? kind;
  return COUNTED.has(kind) || number > 1 ? `${words} ${number}` : words;
};

/** Why a contact is not sent, by the API’s codes. */
export const SKIPPED: Readonly<Record<string, string>> = {
  completed: 'it was done by then',
  booked: 'a seat was booked by then',
  'not-taking-part': 'they said that they will not take part',
  'none-of-these-times': 'they said that none of the times suits them',
  excused: 'staff excused them from it',
  closed: 'the window had closed',
  stale: 'a later one was about to follow',
  stopped: 'they asked for no more mail',
  undeliverable: 'mail does not reach their address',
  withdrawn: 'they have withdrawn',
  'window-closed-first': 'the window leaves no room for it',
  'contact-limit': 'they had had the week’s mails, and the window closed meanwhile',
  away: 'they were away, and the window closed meanwhile',
  removed: 'the program does not have it any more',
} satisfies Record<Exclude<SkipReason, 'declined'> | NonNullable<TouchpointState['why']>, string>;

const HELD: Readonly<Record<string, string>> = {
  'contact-limit': 'they have had the week’s mails already',
  away: 'they are away',
} satisfies Record<HoldReason, string>;

/** Of whom a contact is, as far as its sentence needs it. */
type Whose = Pick<ParticipantYear, 'timeZone' | 'nudges' | 'extensions' | 'touchpoints'> & {
  plan?: Pick<ParticipantYear['plan'][number], 'touchpoint' | 'sessions'>[];
};

/**
 * Why this contact was sent, will be, or will not: one plain sentence or two, on the person's own clock. `asOf` is now,
 * where that is known.
 */
export function contactSentence(row: TimelineRow, person: Whose, asOf?: string): string {
  const on = (instant: string) => momentText(instant, person.timeZone);
  const at = on(row.at ?? row.plannedAt);
  const nudge = person.nudges?.find(
    (one) => isNudge(row) && one.touchpoint === row.touchpoint && one.number === row.number,
  );
  const asked = nudge ? ` Staff asked for it on ${on(nudge.at)}.` : '';
  const reason = row.reason ?? '';
  switch (row.state) {
    case 'planned':
      return nudge
        ? `Staff asked for it on ${on(nudge.at)}. It goes as soon as mail may go out, if it is still needed then.`
        : `Will be sent on ${on(row.plannedAt)}${orLater(row, person)} if it is still needed then.${moreTime(row, person)}`;
    case 'held':
      return `Waits since ${on(row.plannedAt)}: ${HELD[reason] ?? 'it is held back'}. It can go about ${on(row.until ?? row.plannedAt)}.${asked}`;
    case 'sending':
      return `Is with the mail provider since ${at}.${asked}`;
    case 'sent': {
      if (row.assumed) {
        return `Staff took it as sent on ${at}: the mail provider had given no clear answer.${asked}`;
      }
      const late = row.heldFor ? ` It was held back first: ${HELD[row.heldFor] ?? 'held'}.` : '';
      return `${row.in ? 'Was part of another mail' : 'Was sent'} on ${at}.${late}${asked}`;
    }
    case 'refused':
      return `Was not sent: the mail provider refused it on ${at}.${asked}`;
    case 'unknown':
      return `Nobody knows whether it was sent on ${at}: the mail provider gave no clear answer. It is not sent again by itself.${asked}`;
    case 'again':
      return `Nobody knows whether it arrived, so staff chose on ${at} to have it sent once more. It goes as soon as mail may go out.${asked}`;
    case 'skipped':
      return `${isPast(row, asOf) ? 'Was not sent' : 'Will not be sent'}: ${SKIPPED[whyDeclined(row, person)] ?? 'it was not needed'}.${asked}`;
  }
}

/** The time for which it was planned; without a clock, whether it is known since when it is not wanted. */
const isPast = ({ plannedAt, at }: TimelineRow, asOf: string | undefined): boolean =>
  asOf === undefined ? at !== undefined : plannedAt <= asOf;

/** Only reminders are asked for by staff; other kinds of contacts count from 1 too. */
const isNudge = ({ kind }: TimelineRow): boolean => kind === 'reminder';

const moreTime = ({ kind, touchpoint }: TimelineRow, { extensions }: Whose): string => {
  const until = kind === 'reminder' ? extensions?.[touchpoint] : undefined;
  return until ? ` Staff gave them until ${dateText(until)}.` : '';
};

/** A focus group opens only when there is a session to book; its day may have passed by then. */
const orLater = ({ touchpoint }: TimelineRow, { plan = [], touchpoints }: Whose): string => {
  const sessions = plan.find((one) => one.touchpoint === touchpoint)?.sessions;
  return sessions === 0 && !touchpoints[touchpoint] ? ', or later, once there is a session to book,' : ',';
};

/** Whoever declined did so in one of three ways. */
const whyDeclined = ({ reason = '', touchpoint }: TimelineRow, { touchpoints }: Whose): string =>
  reason === 'declined' ? (touchpoints[touchpoint]?.why ?? 'not-taking-part') : reason;

const STATES: Record<TimelineRow['state'], string> = {
  planned: 'Planned',
  held: 'Held back',
  sending: 'On its way',
  sent: 'Sent',
  refused: 'Refused',
  unknown: 'Unknown',
  again: 'To be sent again',
  skipped: 'Not sent',
};

/** The state of a contact in a word or two. */
export const contactStateText = ({ state, assumed }: TimelineRow): string =>
  assumed ? 'Taken as sent' : STATES[state];
