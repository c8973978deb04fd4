import type { Cohort } from '../cohorts/cohort.ts';
import { putContact } from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { type Change, type Decision, decide, type Next } from './decide.ts';

/** The participant with the changes recorded. */
export function withChanges(participant: Participant, changes: readonly Change[]): Participant {
  if (changes.length === 0) return participant;
  let { touchpoints, contacts } = participant;
  for (const change of changes) {
    if (change.kind === 'contact') {
      if (contacts === participant.contacts) contacts = contacts.slice();
      putContact(contacts, change.contact);
    } else {
      if (touchpoints === participant.touchpoints) touchpoints = { ...touchpoints };
      if (change.state) touchpoints[change.id] = change.state;
      else delete touchpoints[change.id];
    }
  }
  return { ...participant, touchpoints, contacts };
}

/** When a journey has to act for `next`; undefined when it is over. */
export function dueAtOf(next: Next, now: Instant): Instant | undefined {
  return next.kind === 'over' ? undefined : next.kind === 'sleep' ? next.until : now;
}

/**
 * The participant as it has to be stored: with the due time that every later reader relies on. Every writer
 * of a participant goes through here, so that the sweep finds whoever is overdue, however a wake was lost.
 */
export const planned = (
  program: Program,
  cohort: Cohort,
  participant: Participant,
  now: Instant,
): Participant => plannedWith(participant, decide(program, cohort, participant, now), now);

/** The same, with what `decide` says about this very participant at `now`. */
export function plannedWith(
  participant: Participant,
  { changes, next }: Decision,
  now: Instant,
): Participant {
  const { dueAt: _, ...rest } = participant;
  // Facts that are due and not recorded are something to do at once, whatever comes after them.
  const dueAt = changes.length > 0 ? now : dueAtOf(next, now);
  return dueAt ? { ...rest, dueAt } : rest;
}
