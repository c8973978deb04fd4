import { type Cohort, workingHours } from '../cohorts/cohort.ts';
import type { ContactKind } from '../contacts/contact.ts';
import { pauseOf } from '../contacts/contact-budget.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import { NotFound } from '../errors.ts';
import { lateness, notWelcome, obligations } from '../journeys/obligations.ts';
import type { Nudge, Participant } from '../participants/participant.ts';
import { MOST_REMINDERS, type Program } from '../programs/program.ts';
import type { NotReminded } from './not-reminded.ts';
import { standing } from './standing.ts';

/** Staff ask once a day at most: the second time says so and changes nothing. */
const NUDGE_DISTANCE_S = 86_400;

/** A planned reminder that is nearer than this is reminder enough. */
const SOON_S = 36 * 3600;

/**
 * Why this person is not to be reminded of a touchpoint now, or undefined. Whoever is reminded gets the mail at the next
 * hour for mail. The budget has no exceptions for staff either (decision 0017): who has had the week's mails is left
 * out and named. @throws NotFound for an unknown touchpoint
 */
export function notReminded(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  touchpoint: string,
  now: Instant,
): NotReminded | undefined {
  const { planned, state } = standing(program, cohort, participant, touchpoint, now);
  if (participant.status.kind === 'withdrawn') return 'withdrawn';
  if (!state) return 'not-open';
  if (state.kind === 'done') return 'completed';
  if (state.kind === 'missed') return 'closed';
  if (state.kind !== 'open') return state.kind;
  const unwelcome = notWelcome(participant, 'reminder');
  if (unwelcome === 'stopped' || unwelcome === 'undeliverable') return unwelcome;
  const asked = nudgesOf(participant, touchpoint).at(-1);
  if (asked && now < plusSeconds(asked.at, NUDGE_DISTANCE_S)) return 'asked-already';
  const wanted = obligations(planned, state, participant, workingHours(program, cohort));
  if (wanted.some(({ kind }) => kind === 'invitation')) return 'invitation-first';
  const due = wanted.filter((one) => one.kind === 'reminder' && !one.moot && !lateness(one, wanted, now));
  if (due.some(({ plannedAt }) => plannedAt <= now)) return 'reminder-waiting';
  if (due.some(({ plannedAt }) => plannedAt < plusSeconds(now, SOON_S))) return 'reminder-soon';
  return pauseOf(participant, program.contactLimit.perWeek, now)?.reason;
}

/** The participant with one more reminder of a touchpoint asked for, numbered after those of the program. */
export function nudged(
  program: Program,
  participant: Participant,
  touchpoint: string,
  now: Instant,
): Participant {
  if (!program.touchpoints.some(({ id }) => id === touchpoint)) throw new NotFound('touchpoint');
  // After those of any version of the program, which may have more of them than this one.
  const number = MOST_REMINDERS + nudgesOf(participant, touchpoint).length + 1;
  return { ...participant, nudges: [...(participant.nudges ?? []), { touchpoint, number, at: now }] };
}

/** Those of one touchpoint, oldest first. */
export const nudgesOf = ({ nudges = [] }: Participant, touchpoint: string): Nudge[] =>
  nudges.filter((one) => one.touchpoint === touchpoint);

/** A reminder that staff asked for, at whatever hour: those of the program, which have a moment for mail, come before. */
export const isNudge = ({ kind, number }: { kind: ContactKind; number: number }): boolean =>
  kind === 'reminder' && number > MOST_REMINDERS;
