import type { Instant } from '../domain/dates/instant.ts';
import { type Change, decide } from '../domain/journeys/decide.ts';
import type { DueContact } from '../domain/journeys/obligations.ts';
import { withChanges } from '../domain/journeys/participant-changes.ts';
import type { Participant } from '../domain/participants/participant.ts';
import { aCohort, aParticipant, CLP, FINISHED_AFTER, START } from './population.ts';
import { report } from './report.ts';

/** One person's whole year in pure functions: decide, record, jump to what is next. */
function life(cohort: ReturnType<typeof aCohort>, who: number): { mails: number; decisions: number } {
  let person: Participant = aParticipant(who);
  let now = START;
  let mails = 0;
  let decisions = 0;
  for (;;) {
    const { changes, next } = decide(CLP.program, cohort, person, now);
    decisions += 1;
    person = withChanges(person, changes);
    if (next.kind === 'over') return { mails, decisions };
    if (next.kind === 'sleep') {
      now = next.until;
      continue;
    }
    mails += 1;
    const contacts = [next.contact, ...next.with];
    person = withChanges(
      person,
      contacts.map((contact) => sentAt(contact, now)),
    );
    for (const { kind, touchpoint, number } of contacts) {
      const which = kind === 'invitation' ? 1 : kind === 'reminder' ? 1 + number : 0;
      if (which === FINISHED_AFTER[touchpoint]) person = finished(person, cohort, touchpoint, now);
    }
  }
}

const sentAt = ({ touchpoint, kind, number, plannedAt }: DueContact, at: Instant): Change => ({
  kind: 'contact',
  contact: { touchpoint, kind, number, plannedAt, state: 'sent', at, messageId: 'm' },
});

function finished(
  person: Participant,
  cohort: ReturnType<typeof aCohort>,
  touchpoint: string,
  now: Instant,
): Participant {
  const session = cohort.sessions[0]!;
  const { id: focusGroupId, startsAt, endsAt } = session;
  const seat = { focusGroupId, startsAt, endsAt, place: 'Room 4', number: 1 };
  return withChanges(person, [
    {
      kind: 'touchpoint',
      id: touchpoint,
      state:
        touchpoint === 'focus-group'
          ? { kind: 'booked', at: now, seat }
          : { kind: 'done', at: now, how: 'answered' },
    },
  ]);
}

const JOURNEYS = 40_000;
/** Fifteen people to a cohort: its timetable is computed once for them, as in use. */
function live(people: number): { mails: number; decisions: number } {
  let cohort = aCohort();
  const sum = { mails: 0, decisions: 0 };
  for (let who = 0; who < people; who += 1) {
    if (who % 15 === 0) cohort = aCohort();
    const { mails, decisions } = life(cohort, who);
    sum.mails += mails;
    sum.decisions += decisions;
  }
  return sum;
}

// Compiled as it will run.
live(JOURNEYS / 4);
const begun = process.cpuUsage();
const { mails, decisions } = live(JOURNEYS);
// Of the processor, which others may be using too: one core for a second is one second, however long it took.
const { user, system } = process.cpuUsage(begun);
const seconds = (user + system) / 1e6;
report('pure core, journeys a second', Math.round(JOURNEYS / seconds), 'at least 20000', (x) => x >= 20_000);
report('  mails and decisions a journey', `${mails / JOURNEYS} and ${decisions / JOURNEYS}`);
