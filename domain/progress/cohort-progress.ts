import { type Cohort, workingHours } from '../cohorts/cohort.ts';
import { nextSendable } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import { type TimelineRow, timeline } from '../journeys/timeline.ts';
import { type Attention, attentionOf } from '../notices/attention.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { type PlannedTouchpoint, timetable } from '../timetables/timetable.ts';
import { isNudge } from './nudge.ts';
import { closedBefore, lacksSessions, progress } from './progress.ts';

/**
 * How many of a cohort's people stand where with one touchpoint. Each active person is counted once in `answered`
 * (done), `booked`, `declined`, `missed`, `notAsked` (it had closed before they were enrolled), `pending` (open and not
 * done) or `waiting` (not open yet); `invited` and `reminded` count whoever was written to, and `reminded` only those who
 * are still pending.
 */
interface TouchpointProgress {
  answered: number;
  booked: number;
  declined: number;
  missed: number;
  notAsked: number;
  pending: number;
  waiting: number;
  invited: number;
  reminded: number;
}

/** How much of each kind needs a person (`Attention` says what counts). */
interface NeedsPerson {
  unknownContacts: number;
  refusedContacts: number;
  undeliverable: number;
  noTimeSuits: number;
  noSessions: number;
  noSeatsLeft: number;
  fullWaitingLists: number;
  smallSessions: number;
  unrecordedAttendance: number;
  lowResponses: number;
  noticesReturned: number;
}

const NEED: Record<Attention['kind'], keyof NeedsPerson> = {
  'unknown-contact': 'unknownContacts',
  'refused-contact': 'refusedContacts',
  undeliverable: 'undeliverable',
  'no-time-suits': 'noTimeSuits',
  'no-sessions': 'noSessions',
  'no-seats-left': 'noSeatsLeft',
  'waiting-list-full': 'fullWaitingLists',
  'small-session': 'smallSessions',
  'unrecorded-attendance': 'unrecordedAttendance',
  'low-response': 'lowResponses',
  'notices-returned': 'noticesReturned',
};

interface CohortProgress {
  people: { active: number; withdrawn: number };
  needs: NeedsPerson;
  /** By the id of the touchpoint. */
  touchpoints: Record<string, TouchpointProgress>;
}

/** The progress of nobody: where counting begins. */
export const noProgress = (program: Program): CohortProgress => ({
  people: { active: 0, withdrawn: 0 },
  needs: Object.fromEntries(Object.values(NEED).map((name) => [name, 0])) as Record<
    keyof NeedsPerson,
    number
  >,
  touchpoints: Object.fromEntries(
    program.touchpoints.map(({ id }) => [
      id,
      {
        answered: 0,
        booked: 0,
        declined: 0,
        missed: 0,
        notAsked: 0,
        pending: 0,
        waiting: 0,
        invited: 0,
        reminded: 0,
      },
    ]),
  ),
});

const COUNTED_AS = {
  done: 'answered',
  open: 'pending',
  booked: 'booked',
  declined: 'declined',
  missed: 'missed',
  waiting: 'waiting',
} as const;

/** Counts one more person as they stand at `now`, whatever their journey has recorded by then. */
export function countPerson(
  sum: CohortProgress,
  program: Program,
  cohort: Cohort,
  person: Participant,
  now: Instant,
): void {
  if (person.status.kind === 'withdrawn') {
    sum.people.withdrawn += 1;
    return;
  }
  sum.people.active += 1;
  countNeeds(sum, attentionOf(program, cohort, person, now));
  for (const planned of timetable(program, cohort, person)) {
    countTouchpoint(sum.touchpoints[planned.touchpoint.id]!, planned, person, now);
  }
}

/** Counts what needs a person. */
export function countNeeds({ needs }: CohortProgress, found: readonly Attention[]): void {
  for (const { kind } of found) needs[NEED[kind]] += 1;
}

function countTouchpoint(
  counts: TouchpointProgress,
  planned: PlannedTouchpoint,
  { touchpoints, contacts, enrolledAt }: Participant,
  now: Instant,
): void {
  const { id } = planned.touchpoint;
  const state = progress(planned, touchpoints[id], now);
  const wasSent = (what: string) =>
    contacts.some(({ touchpoint, kind, state }) => touchpoint === id && kind === what && state === 'sent');
  counts[closedBefore(state, enrolledAt) ? 'notAsked' : COUNTED_AS[state?.kind ?? 'waiting']] += 1;
  if (wasSent('invitation')) counts.invited += 1;
  if (state?.kind === 'open' && wasSent('reminder')) counts.reminded += 1;
}

/** One contact that is still to come, and whose it is; `plannedAt` of one that is held: about when it may go. */
interface ComingContact {
  participantId: string;
  name: string;
  touchpoint: string;
  kind: string;
  number: number;
  plannedAt: Instant;
  state: 'planned' | 'held';
}

/** The contacts of one person that are planned from `from` on and before `until`, as they stand now. */
export const comingContacts = (
  program: Program,
  cohort: Cohort,
  person: Participant,
  from: Instant,
  until: Instant,
): ComingContact[] =>
  person.status.kind === 'withdrawn'
    ? []
    : comingRows(program, cohort, person).flatMap(({ touchpoint, kind, number, plannedAt, state }) =>
        from <= plannedAt && plannedAt < until
          ? [{ participantId: person.id, name: person.name, touchpoint, kind, number, plannedAt, state }]
          : [],
      );

/**
 * What of one person's timeline is to come as things stand, what is held at about when it may go, and what staff asked
 * for at night in the morning. A focus group that has no session to book asks nobody, whatever its dates; what it asks
 * once it has one is planned anew then.
 */
export function comingRows(program: Program, cohort: Cohort, person: Participant): ComingRow[] {
  const asleep = timetable(program, cohort, person)
    .filter((planned) => lacksSessions(planned) && !person.touchpoints[planned.touchpoint.id])
    .map(({ touchpoint }) => touchpoint.id);
  const hours = workingHours(program, cohort);
  const inTheMorning = (at: Instant) => nextSendable(at, person.timeZone, hours);
  return timeline(program, cohort, person).flatMap((row): ComingRow[] => {
    const { state, plannedAt, until = plannedAt } = row;
    if (asleep.includes(row.touchpoint)) return [];
    if (state === 'planned')
      return [{ ...row, state, plannedAt: isNudge(row) ? inTheMorning(plannedAt) : plannedAt }];
    return state === 'held' ? [{ ...row, state, plannedAt: until }] : [];
  });
}

type ComingRow = TimelineRow & Pick<ComingContact, 'state'>;
