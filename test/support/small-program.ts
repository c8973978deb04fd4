import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { Program, type ProgramVersion } from '../../domain/programs/program.ts';
import type { FocusGroup } from '../../domain/sessions/focus-group.ts';
import type { SurveyDefinition } from '../../domain/surveys/survey.ts';

const NEW_YORK = 'America/New_York' as TimeZone;

/** One question of every kind; `skills` and `again` must be answered. */
export const PRACTICE: SurveyDefinition = {
  title: 'Leadership in practice',
  pages: [
    {
      name: 'practice',
      title: 'Your practice',
      elements: [
        {
          type: 'matrix',
          name: 'skills',
          title: 'How far do you agree?',
          isRequired: true,
          eachRowRequired: true,
          columns: [
            { value: 1, text: 'Disagree' },
            { value: 2, text: 'Neither' },
            { value: 3, text: 'Agree' },
          ],
          rows: [
            { value: 'listen', text: 'I listen before I decide' },
            { value: 'delegate', text: 'I hand over work' },
          ],
        },
        { type: 'rating', name: 'energy', title: 'How is your energy?', rateMin: 1, rateMax: 5 },
        {
          type: 'radiogroup',
          name: 'again',
          title: 'Would you come again?',
          isRequired: true,
          choices: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
        },
      ],
    },
    {
      name: 'more',
      title: 'In your words',
      elements: [
        {
          type: 'checkbox',
          name: 'topics',
          title: 'What would help?',
          maxSelectedChoices: 2,
          choices: [
            { value: 'time', text: 'Time' },
            { value: 'people', text: 'People' },
            { value: 'room', text: 'A room' },
          ],
        },
        { type: 'comment', name: 'note', title: 'Anything else?' },
      ],
    },
  ],
};

export const GOOD_ANSWERS = { skills: { listen: 3, delegate: 1 }, again: 'yes' };

const mail = { invitation: 'mail', reminder: 'mail', lastReminder: 'mail' };
const bookingMail = {
  confirmation: 'mail',
  change: 'mail',
  notice: 'mail',
  cancellation: 'mail',
  offer: 'mail',
  thanks: 'thanks',
  rebooking: 'mail',
};

/** A linked survey before the training, an unlinked one after it, and a focus group. */
export const smallProgram = (): ProgramVersion => ({
  version: '0123456789abcdef',
  program: Program.parse({
    id: 'small',
    title: 'Clinical Leadership Program',
    timeZone: NEW_YORK,
    sendWindow: { from: '08:00', to: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: 'US-MA' },
    contactLimit: { perWeek: 7 },
    mail: { link: 'mail' },
    anchors: ['trainingStart', 'trainingEnd'],
    surveys: [{ id: 'practice', title: 'Leadership in practice', minutes: 5 }],
    touchpoints: [
      {
        id: 'baseline',
        kind: 'survey',
        title: 'Before the training',
        survey: 'practice',
        opens: { from: 'trainingStart', offset: '-P21D' },
        closes: { from: 'trainingStart' },
        reminders: ['P5D'],
        mail,
      },
      {
        id: 'satisfaction',
        kind: 'survey',
        title: 'The training itself',
        survey: 'practice',
        unlinked: true,
        opens: { from: 'trainingEnd' },
        closes: { from: 'trainingEnd', offset: 'P14D' },
        reminders: ['P5D'],
        mail,
      },
      {
        id: 'focus-group',
        kind: 'focus-group',
        title: 'Focus group',
        minutes: 60,
        window: { from: 'trainingEnd', after: 'P4M', until: 'P6M' },
        notice: 'P42D',
        reminders: ['P5D'],
        mail: { ...mail, ...bookingMail },
      },
    ],
  }),
  surveys: { practice: PRACTICE },
  mails: {
    mail: { subject: '{{title}}', body: '{{link}}' },
    thanks: { subject: '{{title}}', body: '{{name}}' },
  },
  footer: '{{stopLink}}',
});

/** Two training days in February 2027; a session in June inside the window and one in December outside it. */
export const smallCohort = (over: Partial<Cohort> = {}): Cohort => ({
  id: 'c-0000000000000000' as CohortId,
  programId: 'small',
  programVersion: '0123456789abcdef',
  title: 'Spring 2027',
  timeZone: NEW_YORK,
  anchors: { trainingStart: '2027-02-03' as LocalDate, trainingEnd: '2027-02-04' as LocalDate },
  contactPerson: { name: 'Jane Roe', email: 'jane.roe@hospital.example' },
  holidays: {},
  sessions: [JUNE, DECEMBER].map(({ id, touchpoint, startsAt, endsAt, createdAt: publishedAt }) => ({
    id,
    touchpoint,
    startsAt,
    endsAt,
    publishedAt,
  })),
  createdAt: '2026-11-02T09:00:00.000Z' as Instant,
  ...over,
});

const session = (id: string, startsAt: string, endsAt: string): FocusGroup => ({
  id: id as FocusGroupId,
  cohortId: 'c-0000000000000000' as CohortId,
  touchpoint: 'focus-group',
  startsAt: startsAt as Instant,
  endsAt: endsAt as Instant,
  place: 'Room 12',
  joinUrl: 'https://meet.hospital.example/june',
  capacity: 8,
  seats: [],
  createdAt: '2026-11-03T09:00:00.000Z' as Instant,
});

export const JUNE = session('g-0000000000000006', '2027-06-15T16:00:00.000Z', '2027-06-15T17:00:00.000Z');
export const DECEMBER = session('g-000000000000000c', '2027-12-07T17:00:00.000Z', '2027-12-07T18:00:00.000Z');

export const smallParticipant = (over: Partial<Participant> = {}): Participant => ({
  id: 'p-0000000000000001' as ParticipantId,
  cohortId: 'c-0000000000000000' as CohortId,
  name: 'Ada Example',
  email: 'ada@hospital.example',
  timeZone: NEW_YORK,
  enrolledAt: '2026-11-05T09:00:00.000Z' as Instant,
  status: { kind: 'active' },
  mail: { kind: 'welcome' },
  touchpoints: {},
  contacts: [],
  ...over,
});
