import { type Cohort, type Session, workingHours } from '../../domain/cohorts/cohort.ts';
import type { WorkingHours } from '../../domain/dates/calendar.ts';
import { Instant } from '../../domain/dates/instant.ts';
import { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { Program } from '../../domain/programs/program.ts';

/** An instant from a short form: `2019-06-13T12:00Z`. */
export const at = (text: string): Instant =>
  Instant.parse(text.length === 17 ? text.replace('Z', ':00.000Z') : text);

export const date = (text: string): LocalDate => LocalDate.parse(text);
export const zone = (text: string): TimeZone => TimeZone.parse(text);

export const NEW_YORK = zone('America/New_York');
export const AUCKLAND = zone('Pacific/Auckland');

const mail = { invitation: 'invitation', reminder: 'reminder', lastReminder: 'last-reminder' };

/** A survey touchpoint of a program file: open for four weeks from `offset` after the training's end. */
export const surveyTouchpoint = (id: string, offset: string, more: object = {}) => ({
  id,
  kind: 'survey',
  title: id,
  survey: 'leadership-practice',
  opens: { from: 'trainingEnd', offset },
  closes: { from: 'trainingEnd', offset, plus: 'P28D' },
  reminders: ['P5D', 'P12D', 'P21D'],
  mail,
  ...more,
});

const focusGroup = {
  id: 'focus-group',
  kind: 'focus-group',
  title: 'Focus group',
  minutes: 60,
  window: { from: 'trainingEnd', after: 'P4M', until: 'P6M' },
  notice: 'P42D',
  reminders: ['P5D', 'P12D', 'P21D'],
  mail: {
    ...mail,
    confirmation: 'confirmation',
    change: 'change',
    notice: 'notice',
    cancellation: 'cancellation',
    offer: 'offer',
    thanks: 'thanks',
    rebooking: 'rebooking',
  },
};

/** The touchpoints of the reference program (PROGRAMS.md, no. 1). */
export const REFERENCE_TOUCHPOINTS: { id: string }[] = [
  surveyTouchpoint('baseline', 'P0D', {
    opens: { from: 'trainingStart', offset: '-P21D' },
    closes: { from: 'trainingStart', at: '08:00', shift: 'none', zone: 'cohort' },
    reminders: ['P5D', 'P10D', 'P17D'],
  }),
  surveyTouchpoint('satisfaction', 'P0D', {
    unlinked: true,
    opens: { from: 'trainingEnd', at: '17:00', shift: 'none', zone: 'cohort' },
    closes: { from: 'trainingEnd', offset: 'P21D' },
    reminders: ['P3D', 'P7D', 'P14D'],
  }),
  surveyTouchpoint('month-3', 'P3M'),
  focusGroup,
  surveyTouchpoint('month-12', 'P12M'),
];

/** A program from what its file would state; the reference program where nothing else is said. */
export const program = (more: object = {}): Program =>
  Program.parse({
    id: 'clp',
    title: 'Clinical Leadership Program',
    timeZone: 'America/New_York',
    sendWindow: {
      from: '08:00',
      to: '18:00',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      holidays: 'US-MA',
    },
    contactLimit: { perWeek: 7 },
    mail: { link: 'new-link' },
    anchors: ['trainingStart', 'trainingEnd'],
    surveys: [{ id: 'leadership-practice', title: 'Leadership practice', minutes: 8 }],
    touchpoints: REFERENCE_TOUCHPOINTS,
    ...more,
  });

/** Public holidays of Massachusetts as date-holidays 3.37.0 lists them, substitute days included. */
export const US_MA: Record<string, string> = {
  '2019-01-01': "New Year's Day",
  '2019-01-21': 'Martin Luther King Jr. Day',
  '2019-02-18': "Washington's Birthday",
  '2019-03-17': 'Evacuation Day',
  '2019-04-15': "Patriots' Day",
  '2019-05-27': 'Memorial Day',
  '2019-06-17': 'Bunker Hill Day',
  '2019-07-04': 'Independence Day',
  '2019-09-02': 'Labour Day',
  '2019-10-14': 'Columbus Day',
  '2019-11-11': 'Veterans Day',
  '2019-11-28': 'Thanksgiving Day',
  '2019-12-25': 'Christmas Day',
  '2020-01-01': "New Year's Day",
  '2020-01-20': 'Martin Luther King Jr. Day',
  '2020-02-17': "Washington's Birthday",
  '2020-03-17': 'Evacuation Day',
  '2020-04-20': "Patriots' Day",
  '2020-05-25': 'Memorial Day',
  '2020-06-17': 'Bunker Hill Day',
  '2020-07-03': 'Independence Day (substitute day)',
  '2020-07-04': 'Independence Day',
  '2020-09-07': 'Labour Day',
  '2020-10-12': 'Columbus Day',
  '2020-11-11': 'Veterans Day',
  '2020-11-26': 'Thanksgiving Day',
  '2020-12-25': 'Christmas Day',
  '2021-01-01': "New Year's Day",
  '2021-01-18': 'Martin Luther King Jr. Day',
  '2021-02-15': "Washington's Birthday",
  '2021-03-17': 'Evacuation Day',
  '2021-04-19': "Patriots' Day",
  '2021-05-31': 'Memorial Day',
  '2021-06-17': 'Bunker Hill Day',
};

const COHORT_ID = 'c-0000000000000001' as CohortId;

/** A cohort with real dates; the first real one (training on 13–14 June 2019) where nothing else is said. */
export const cohort = (more: Partial<Cohort> = {}): Cohort => ({
  id: COHORT_ID,
  programId: 'clp',
  programVersion: '0123456789abcdef',
  title: 'Medical Directors 2019',
  timeZone: NEW_YORK,
  anchors: { trainingStart: date('2019-06-13'), trainingEnd: date('2019-06-14') },
  contactPerson: { name: 'Program Office', email: 'office@example.org' },
  holidays: US_MA,
  sessions: [],
  createdAt: at('2019-04-01T14:00Z'),
  ...more,
});

/** A two-day training beginning on `start`, as anchors. */
export const training = (start: string, end: string) => ({
  trainingStart: date(start),
  trainingEnd: date(end),
});

/** A published focus-group session of an hour. */
export const session = (
  number: number,
  startsAt: Instant,
  publishedAt = at('2019-04-01T14:00Z'),
): Session => ({
  id: `g-${String(number).padStart(16, '0')}` as FocusGroupId,
  touchpoint: 'focus-group',
  startsAt,
  endsAt: at(new Date(Date.parse(startsAt) + 3_600_000).toISOString()),
  publishedAt,
});

/** Someone enrolled six weeks before the training, to whom nothing has happened yet. */
export const participant = (more: Partial<Participant> = {}): Participant => ({
  id: 'p-0000000000000001' as ParticipantId,
  cohortId: COHORT_ID,
  name: 'Ada Example',
  email: 'ada@example.org',
  timeZone: NEW_YORK,
  enrolledAt: at('2019-05-01T14:00Z'),
  status: { kind: 'active' },
  mail: { kind: 'welcome' },
  touchpoints: {},
  contacts: [],
  ...more,
});

/** Mail from 08:00 until 18:00, Monday to Friday, holidays of Massachusetts. */
export const hours = (more: Partial<WorkingHours> = {}): WorkingHours => ({
  ...workingHours(program(), cohort()),
  ...more,
});
