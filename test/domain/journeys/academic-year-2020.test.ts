import { expect, test } from 'vitest';
import type { Anchors } from '../../../domain/cohorts/cohort.ts';
import type { Moment } from '../../../domain/dates/calendar.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { type PlannedTouchpoint, timetable } from '../../../domain/timetables/timetable.ts';
import { at, cohort, participant, program, training } from '../../support/domain-builders.ts';
import { ACADEMIC_YEAR_2020 } from '../../support/scenes/academic-year-2020.ts';

const EARLY = at('2019-01-02T14:00Z');

const plansFor = (anchors: Anchors) =>
  timetable(program(), cohort({ anchors }), participant({ enrolledAt: EARLY }));

const weekday = (day: LocalDate) =>
  new Date(`${day}T00:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });

function line(what: string, { raw, date, at, reasons }: Moment): string {
  const names = reasons.map((one) => ('day' in one ? one.day : 'name' in one ? one.name : one.kind));
  const short = at.replace(':00.000Z', 'Z');
  return `${what.padEnd(23)} | ${weekday(raw)} ${raw} | ${weekday(date)} ${date} | ${short} | ${names.join(', ')}`.trimEnd();
}

const lines = (plans: readonly PlannedTouchpoint[]): string[] =>
  plans.flatMap(({ touchpoint: { id }, opens, closes, reminders }) => [
    line(`${id} opens`, opens),
    line(`${id} closes`, closes),
    ...reminders.map(({ number, moment }) => line(`${id} reminder ${number}`, moment)),
  ]);

/** The golden lines of one cohort, in the order of the program. */
function golden(dates: string): string[] {
  const rows = dates.trim().split('\n');
  return ['baseline', 'satisfaction', 'month-3', 'focus-group', 'month-12'].flatMap((id) =>
    rows.filter((row) => row.startsWith(`${id} `)),
  );
}

test.each(ACADEMIC_YEAR_2020)(
  'has every date of the cohort trained on $anchors.trainingStart as worked out by hand (F40)',
  ({ anchors, dates }) => {
    expect(lines(plansFor(anchors))).toEqual(golden(dates));
  },
);

test('needs a shift for seven of the eight follow-up openings: six weekends, one public holiday', () => {
  const firstReasons = ACADEMIC_YEAR_2020.flatMap(({ anchors }) =>
    plansFor(anchors)
      .filter(({ touchpoint: { id } }) => id === 'month-3' || id === 'month-12')
      .map(({ opens }) => opens.reasons[0]?.kind),
  );
  expect(firstReasons.filter((kind) => kind === 'weekend')).toHaveLength(6);
  expect(firstReasons.filter((kind) => kind === 'holiday')).toHaveLength(1);
});

test.each([
  ['2019-06-14', '2019-10-14', '2019-12-14'],
  ['2019-10-11', '2020-02-11', '2020-04-11'],
  ['2020-02-07', '2020-06-07', '2020-08-07'],
  ['2020-04-03', '2020-08-03', '2020-10-03'],
])('lets focus groups be held from four to six months after %s: %s to %s', (end, from, until) => {
  const plan = plansFor(training(end, end)).find(({ touchpoint }) => touchpoint.id === 'focus-group');
  expect(plan!.sessions).toEqual({ from, until, offered: [] });
});
