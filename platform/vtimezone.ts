import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/dates/instant.ts';

/** A change of a zone's offset: when clocks on the wall show it (by the old offset), and both offsets. */
interface Change {
  at: Temporal.ZonedDateTime;
  onset: Temporal.PlainDateTime;
  fromMs: number;
  toMs: number;
}

/**
 * The zone that an entry's times are written in; null for UTC, also where the wall shows one of them twice that night:
 * only the first has a text of its own (RFC 5545, 3.3.5), and not every calendar program takes it for that.
 */
export const writtenIn = (timeZone: string, ...instants: readonly Instant[]): string | null =>
  timeZone === 'UTC' || instants.some((one) => isShownTwice(one, timeZone)) ? null : timeZone;

function isShownTwice(instant: Instant, timeZone: string): boolean {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const [first, last] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  );
  return !first!.equals(last!);
}

/** How many years a yearly rule must have held before it is written down as one. */
const RULE_YEARS = 5;

/**
 * The VTIMEZONE (RFC 5545, 3.6.5) of an `Area/City` zone, right for the two changes before `at` and all that
 * follow where the zone has a yearly rule, else right until the second change after `at`. Made from the zone
 * rules of the runtime, so that it cannot disagree with the instants we compute; deterministic.
 */
export function vtimezone(zone: string, at: Instant): string {
  const here = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const last = change(here.add({ milliseconds: 1 }).getTimeZoneTransition('previous'));
  const next = change(here.getTimeZoneTransition('next'));
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`];
  if (!last || !next) {
    // Nothing changes after this: one offset is all there is to say.
    const offset = offsetText(here.offsetNanoseconds / 1e6);
    lines.push(...observance('STANDARD', '19700101T000000', offset, offset));
  } else {
    const recent = defined([change(last.at.getTimeZoneTransition('previous')), last]);
    const rules = defined(recent.map(yearlyRule));
    const hasRules = rules.length === recent.length;
    const changes = hasRules
      ? recent
      : defined([...recent, next, change(next.at.getTimeZoneTransition('next'))]);
    for (const [index, one] of changes.entries()) {
      const rule = hasRules ? rules[index] : undefined;
      const kind = one.toMs > one.fromMs ? 'DAYLIGHT' : 'STANDARD';
      lines.push(...observance(kind, stamp(one.onset), offsetText(one.fromMs), offsetText(one.toMs), rule));
    }
  }
  return [...lines, 'END:VTIMEZONE'].join('\r\n');
}

const defined = <T>(values: (T | undefined)[]): T[] => values.filter((value) => value !== undefined);

function change(at: Temporal.ZonedDateTime | null): Change | undefined {
  if (!at) return undefined;
  const fromMs = at.subtract({ milliseconds: 1 }).offsetNanoseconds / 1e6;
  const onset = Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + fromMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  return { at, onset, fromMs, toMs: at.offsetNanoseconds / 1e6 };
}

/** "The second Sunday of March" or "the last Sunday of October", if the change is that in each of the next years. */
function yearlyRule(first: Change): string | undefined {
  const years = [first];
  for (let year = 1; year < RULE_YEARS; year += 1) {
    const between = years.at(-1)!.at.getTimeZoneTransition('next');
    const again = change(between?.getTimeZoneTransition('next') ?? null);
    if (!again) return undefined;
    years.push(again);
  }
  const rules = years.map(({ onset, toMs }) => {
    const day = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][onset.dayOfWeek - 1]!;
    const form = (ordinal: number) => `FREQ=YEARLY;BYMONTH=${onset.month};BYDAY=${ordinal}${day}`;
    const isLast = onset.day + 7 > onset.daysInMonth;
    const same = `${onset.toPlainTime()} ${toMs} ${onset.year - first.onset.year}`;
    return { forms: [form(Math.ceil(onset.day / 7)), ...(isLast ? [form(-1)] : [])], same };
  });
  return rules[0]!.forms.find((form) =>
    rules.every(
      ({ forms, same }, year) =>
        forms.includes(form) && same === `${first.onset.toPlainTime()} ${first.toMs} ${year}`,
    ),
  );
}

const observance = (
  kind: 'STANDARD' | 'DAYLIGHT',
  start: string,
  from: string,
  to: string,
  rule?: string,
) => [
  `BEGIN:${kind}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  ...(rule ? [`RRULE:${rule}`] : []),
  `END:${kind}`,
];

const stamp = (at: Temporal.PlainDateTime): string =>
  at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const two = (count: number) => String(count).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
