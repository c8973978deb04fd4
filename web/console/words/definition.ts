import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import { count } from './moment.ts';

const UNITS: Record<string, string> = { D: 'day', W: 'week', M: 'month', Y: 'year' };

/** `P3M` → "3 months" */
function offsetText(offset: string): string {
  const [, number = '0', unit = 'D'] = /^-?P(\d+)([DWMY])$/.exec(offset) ?? [];
  return count(Number(number), UNITS[unit] ?? 'day');
}

interface Spec {
  from: string;
  offset?: string;
  plus?: string;
  at?: string;
  shift?: string;
  zone?: string;
}

const SHIFTS: Record<string, string> = {
  previous: ', or the working day before',
  none: ', whatever day that is',
};

const side = (offset: string): string => (offset.startsWith('-') ? 'before' : 'after');

/** "3 months after the training end"; two offsets that go one way are one stretch. */
function dayOf(steps: readonly string[], anchor: string): string {
  const [first, second] = steps;
  if (first === undefined) return `on ${anchor}`;
  if (second === undefined) return `${offsetText(first)} ${side(first)} ${anchor}`;
  return side(first) === side(second)
    ? `${offsetText(first)} and ${offsetText(second)} ${side(first)} ${anchor}`
    : `${offsetText(first)} ${side(first)} ${anchor} and ${offsetText(second)} ${side(second)} that`;
}

/** When something is by the program: "3 months and 28 days after the training end, at 17:00". */
export function specText({ from, offset = 'P0D', plus = 'P0D', at, shift, zone }: Spec): string {
  const steps = [offset, plus].filter((one) => !/^-?P0+\D$/.test(one));
  const day = dayOf(steps, `the ${anchorWords(from).toLowerCase()}`);
  const clock = zone === 'cohort' ? ', on the cohort’s clock' : '';
  return `${day}${at ? `, at ${at}` : ''}${SHIFTS[shift ?? ''] ?? ''}${clock}`;
}

/** "after 5 days, 12 days and 21 days", or "none" */
const remindersText = (reminders: readonly string[]): string =>
  reminders.length === 0 ? 'none' : `after ${new Intl.ListFormat('en-US').format(reminders.map(offsetText))}`;

const isText = (value: unknown): value is string => typeof value === 'string';

const isSpec = (value: unknown): value is Spec =>
  typeof value === 'object' && value !== null && 'from' in value;

interface Window {
  from: string;
  after: string;
  until: string;
}

const isWindow = (value: unknown): value is Window => isSpec(value) && 'after' in value && 'until' in value;

/** A property's value as a sentence has it; undefined where there is no short way to say it. */
export function valueText(field: string, value: unknown): string | undefined {
  if (value === undefined) return 'nothing';
  if (field === 'reminders' && Array.isArray(value)) return remindersText(value.filter(isText));
  if (field === 'notice' && isText(value)) return offsetText(value);
  if (isWindow(value)) {
    const { from, after, until } = value;
    const anchor = `the ${anchorWords(from).toLowerCase()}`;
    return side(after) === side(until)
      ? `${offsetText(after)} to ${offsetText(until)} ${side(until)} ${anchor}`
      : `${offsetText(after)} ${side(after)} to ${offsetText(until)} ${side(until)} ${anchor}`;
  }
  if ((field === 'opens' || field === 'closes') && isSpec(value)) return specText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return isText(value) && value.length <= 120 ? `“${value}”` : undefined;
}
