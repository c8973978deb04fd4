import type { Cohort } from '../cohorts/cohort.ts';
import { mayHaveReached } from '../contacts/contact.ts';
import { epochMs, type Instant, instantOf, laterOf, plusSeconds } from '../dates/instant.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { standing } from '../progress/standing.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';
import type { AboutCohort } from './attention.ts';

/** Below half, those who are silent outweigh those who answered, whatever the answers say. */
const LOW = 0.5;

/** A week before it closes there is time for a word from a person. */
const WEEK_S = 7 * 86_400;

/** A survey of the cohort that closes within a week and was answered by fewer than half of those asked. */
export function lowResponse(
  program: Program,
  cohort: Cohort,
  planned: PlannedTouchpoint,
  people: readonly Participant[],
  now: Instant,
): AboutCohort | undefined {
  const { touchpoint, opens, closes } = planned;
  if (touchpoint.kind !== 'survey' || now < worthSaying(opens.at, closes.at) || now >= closes.at) {
    return undefined;
  }
  const { id } = touchpoint;
  const active = people.filter(({ status }) => status.kind === 'active');
  const states = active.map((person) => ({
    state: standing(program, cohort, person, id, now).state?.kind,
    wasAsked: person.contacts.some(
      (one) => one.touchpoint === id && one.kind === 'invitation' && mayHaveReached(one),
    ),
  }));
  const answered = states.filter(({ state }) => state === 'done').length;
  // Who was excused is not expected to answer, and whose time is over cannot.
  const silent = states.filter(({ state, wasAsked }) => wasAsked && state === 'open').length;
  const asked = answered + silent;
  if (asked === 0 || answered / asked >= LOW) return undefined;
  return { kind: 'low-response', touchpoint: id, closesAt: closes.at, asked, answered };
}

/** A week before the close, but not in the first half of a short window: nobody has had time by then. */
const worthSaying = (opensAt: Instant, closesAt: Instant): Instant =>
  laterOf(plusSeconds(closesAt, -WEEK_S), instantOf((epochMs(opensAt) + epochMs(closesAt)) / 2));
