import type { Contact, SkipReason } from '../../../domain/contacts/contact.ts';
import type { AuditChange } from '../api/audit.ts';
import { nameText } from './audit-field.ts';
import { dateText, momentText, preciseText } from './moment.ts';

/** One line of a value: what it is, where it has more than one, and what it says. */
export interface ValueLine {
  label?: string;
  text: string;
}

/** What turns ids and instants of a record into words: the cohort's zone, and titles by touchpoint. */
export interface ValueContext {
  timeZone: string;
  titles: ReadonlyMap<string, string>;
  /** What somebody is called, by their id. */
  nameOf: (participantId: string) => string | undefined;
  /** Times to the thousandth of a second, where two of them are to be told apart. */
  isPrecise?: boolean;
}

/** What somebody typed is shown as it is, whatever it looks like. */
const TYPED = new Set(['name', 'email', 'title', 'place', 'joinUrl', 'text', 'note']);

/** Of states and reasons, which the records have as codes. */
const CODES: Readonly<Record<string, string>> = {
  active: 'taking part',
  withdrawn: 'withdrawn',
  welcome: 'welcome',
  stopped: 'stopped by them',
  undeliverable: 'cannot be delivered',
  open: 'open',
  booked: 'booked',
  done: 'done',
  missed: 'missed',
  declined: 'declined',
  answered: 'answered',
  attended: 'attended',
  'not-recorded': 'over; attendance was not recorded',
  'no-show': 'did not come',
  'not-taking-part': 'will not take part',
  'none-of-these-times': 'no time suits them',
  excused: 'excused by staff',
  held: 'held back',
  sending: 'with the mail provider',
  sent: 'sent',
  refused: 'refused by the mail provider',
  unknown: 'nobody knows whether it was sent',
  again: 'to be sent again',
  skipped: 'not sent',
  closed: 'closed',
  completed: 'done by then',
  stale: 'a later one followed',
  away: 'they are away',
  'contact-limit': 'they had had the week’s mails',
  'window-closed-first': 'the window leaves no room for it',
  removed: 'the program does not have it any more',
} satisfies Record<Contact['state'] | SkipReason, string> & Record<string, string>;

const CODED = new Set(['kind', 'state', 'status', 'how', 'why', 'reason', 'attendance', 'heldFor']);

/** The name of the field says them already. */
const NAMES_OF_CONTACT = new Set(['touchpoint', 'kind', 'number']);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A value of a record as lines of text; `field` is the name that it has there. */
export function valueLines(value: unknown, field: string, context: ValueContext): ValueLine[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ text: 'none' }];
    return value.flatMap((one, index) => within(`No. ${index + 1}`, valueLines(one, field, context)));
  }
  if (typeof value === 'object' && value !== null) {
    const isContact = field === 'contacts';
    const entries = Object.entries(value).filter(([name]) => !(isContact && NAMES_OF_CONTACT.has(name)));
    if (entries.length === 0) return [{ text: 'none' }];
    return entries.flatMap(([name, one]) => within(nameText(name, context), valueLines(one, name, context)));
  }
  return [{ text: leafText(value, field, context) }];
}

/** What was there before a change and what is there after it, told apart also where they differ by moments. */
export function sidesLines(
  { before, after }: AuditChange,
  field: string,
  context: ValueContext,
): [before: ValueLine[], after: ValueLine[]] {
  const lines = (how: ValueContext): [ValueLine[], ValueLine[]] => [
    valueLines(before, field, how),
    valueLines(after, field, how),
  ];
  const [then, now] = lines(context);
  const isAlike = JSON.stringify(then) === JSON.stringify(now);
  return isAlike ? lines({ ...context, isPrecise: true }) : [then, now];
}

const within = (label: string, lines: readonly ValueLine[]): ValueLine[] =>
  lines.map((line) => ({ ...line, label: line.label === undefined ? label : `${label}, ${line.label}` }));

function leafText(
  value: unknown,
  field: string,
  { timeZone, titles, nameOf, isPrecise }: ValueContext,
): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value !== 'string') return String(value);
  if (TYPED.has(field)) return value;
  if (INSTANT.test(value)) return (isPrecise ? preciseText : momentText)(value, timeZone);
  if (DATE.test(value)) return dateText(value);
  if (field === 'touchpoint') return titles.get(value) ?? value;
  if (field === 'participantId') return nameOf(value) ?? value;
  if (CODED.has(field) && Object.hasOwn(CODES, value)) return CODES[value]!;
  return value;
}
