import { anchorWords } from '../../../domain/programs/anchor-words.ts';

const inZone = (timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone });

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' };

/** An instant on a zone's clock: "Thu, Mar 11, 2027, 8:00 AM". */
export const momentText = (instant: string, timeZone: string): string =>
  inZone(timeZone, { ...DAY, hour: 'numeric', minute: '2-digit' }).format(new Date(instant));

/** The same to the thousandth of a second: "Thu, Mar 11, 2027, 8:00:02.113 AM". */
export const preciseText = (instant: string, timeZone: string): string =>
  inZone(timeZone, {
    ...DAY,
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).format(new Date(instant));

/** The day of an instant on a zone's calendar: "Thu, Mar 11, 2027". */
export const dayText = (instant: string, timeZone: string): string =>
  inZone(timeZone, DAY).format(new Date(instant));

/** A date without a zone: "Thu, Mar 11, 2027". */
export const dateText = (date: string): string => dayText(`${date}T00:00:00Z`, 'UTC');

/** A time of day in a zone: "8:00 AM". */
export const timeText = (instant: string, timeZone: string): string =>
  inZone(timeZone, { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));

/** An instant on a zone's clock as the API takes it: "2027-03-11T14:00". */
export const clockText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(' ', 'T');

/** The last day of a window that ends at this instant. */
export const lastDayText = (instant: string, timeZone: string): string =>
  dayText(new Date(Date.parse(instant) - 1).toISOString(), timeZone);

/** The end of a window as a person means it: one that ends where a day begins ends with the day before. */
export const untilText = (instant: string, timeZone: string): string => {
  const last = lastDayText(instant, timeZone);
  return last === dayText(instant, timeZone) ? momentText(instant, timeZone) : `end of ${last}`;
};

/** What moves when they do: "the training" of `trainingStart` and `trainingEnd`, "the dates" of what has no name in common. */
export function anchorsText(names: readonly string[]): string {
  const [first, ...others] = new Set(names.map((name) => name.replace(/(?:Start|End)$/, '')));
  return first && others.length === 0 ? `the ${anchorWords(first).toLowerCase()}` : 'the dates';
}

/** "1 person", "3 people" */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
