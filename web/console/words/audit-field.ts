import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import { dateText } from './moment.ts';

/** Names of fields, wherever in a record they are. */
const FIELDS: Record<string, string> = {
  name: 'Name',
  email: 'E-mail',
  mailbox: 'Mailbox, counted',
  title: 'Title',
  timeZone: 'Time zone',
  enrolledAt: 'Enrolled',
  consentedAt: 'Agreed to take part',
  status: 'Taking part',
  mail: 'Mail to them',
  awayUntil: 'Away until',
  linkRequest: 'New link asked for',
  extensions: 'More time',
  nudges: 'Reminders by staff',
  contacts: 'Contacts',
  touchpoints: 'Touchpoints',
  anchors: 'Dates',
  contactPerson: 'Contact person',
  notices: 'Notices by mail',
  holidays: 'Public holidays',
  sessions: 'Sessions',
  programId: 'Program',
  programVersion: 'Version of the program',
  earlierVersions: 'Versions before',
  createdAt: 'Made',
  startsAt: 'Begins',
  endsAt: 'Ends',
  place: 'Place',
  joinUrl: 'Address to join at',
  capacity: 'Seats there are',
  seats: 'Seats taken',
  waiting: 'Waiting',
  offers: 'Seats offered',
  cancelledAt: 'Called off',
  publishedAt: 'Published',
  listedAs: 'Listed as of',
  statedAt: 'First written',
  changedAt: 'Last changed',
  reviews: 'Where it stands',
  text: 'Words',
  kind: 'State',
  state: 'State',
  at: 'When',
  plannedAt: 'Planned for',
  until: 'Until',
  retryAt: 'Next try',
  since: 'Since',
  bookedAt: 'Booked',
  lostAt: 'Given up',
  how: 'How',
  why: 'Why',
  reason: 'Reason',
  attempts: 'Tries',
  assumed: 'Taken to be sent',
  messageId: 'Number of the mail',
  in: 'Part of the mail',
  heldFor: 'Held back for',
  number: 'Number',
  invitation: 'Invitation',
  seat: 'Seat',
  cancelled: 'Seat given up',
  missed: 'Seat not come to',
  changed: 'Changed since',
  outdated: 'Still to be told',
  attendance: 'Attendance',
  bounced: 'Address failed',
  purpose: 'For',
  touchpoint: 'About',
  participantId: 'Participant',
  focusGroupId: 'Session',
};

/** What the words of fields may need to know. */
interface FieldContext {
  /** Of touchpoints, by their ids. */
  titles: ReadonlyMap<string, string>;
  /** What the contact at this place of the log is, where an older entry says it. */
  contactAt: (index: number) => string | undefined;
}

/** The parts of a JSON Pointer. */
export const segments = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** One name of a field in words, as far as it has any. */
export function nameText(name: string, { titles }: Pick<FieldContext, 'titles'>): string {
  if (Object.hasOwn(FIELDS, name)) return FIELDS[name]!;
  if (/^\d{4}-\d\d-\d\d$/.test(name)) return dateText(name);
  if (/^\d+$/.test(name)) return `No. ${Number(name) + 1}`;
  return titles.get(name) ?? anchorWords(name);
}

/** Where a change is, in words: "Survey before the training: State". */
export function fieldText(pointer: string, context: FieldContext): string {
  const [first, second, ...rest] = segments(pointer);
  const tail = rest.map((name) => nameText(name, context));
  if (first === undefined) return 'Everything';
  if (first === 'contacts' && second !== undefined) {
    const contact = context.contactAt(Number(second)) ?? `Contact no. ${Number(second) + 1}`;
    return [contact, ...tail].join(': ');
  }
  const isGroup = first === 'touchpoints' || first === 'anchors';
  const head = isGroup && second !== undefined ? [] : [nameText(first, context)];
  return [...head, ...(second === undefined ? [] : [nameText(second, context)]), ...tail].join(': ');
}
