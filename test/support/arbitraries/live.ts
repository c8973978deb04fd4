import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import { type Contact, contactId } from '../../../domain/contacts/contact.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import { type Change, type Decision, decide } from '../../../domain/journeys/decide.ts';
import type { DueContact } from '../../../domain/journeys/obligations.ts';
import { withChanges } from '../../../domain/journeys/participant-changes.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import type { Program } from '../../../domain/programs/program.ts';

/** The two documents that things happen to. */
export interface World {
  cohort: Cohort;
  participant: Participant;
  /** The version that the cohort has adopted since, where it has. */
  program?: Program | undefined;
}

/** Something that happens to a person from outside, whatever the journey is doing. */
export interface Event {
  at: Instant;
  /** The world after it, or the same world when it is not possible then. */
  happen: (world: World, at: Instant, program: Program) => World;
}

/** A time without any journey, from `from` until before `until`: events happen, nobody decides. */
export interface Outage {
  from: Instant;
  until: Instant;
}

export interface Step extends World {
  now: Instant;
  decision: Decision;
}

/** A contact that was sent; `mail` counts the mails from 1, and is the same for all that one brought along. */
export type Sent = DueContact & World & { at: Instant; mail: number };

export interface Life extends World {
  /** Everything that was sent, in order, with the world that the decision was made in. */
  sent: Sent[];
  /** Every decision with what it was made from. */
  steps: Step[];
  changes: (Change & { now: Instant })[];
  /** When the journey was over for good; undefined when `limit` decisions were not enough. */
  overAt: Instant | undefined;
}

export interface Circumstances {
  events?: readonly Event[];
  /** Instants at which the journey is asked although nothing is due. */
  extraWakes?: readonly Instant[];
  outages?: readonly Outage[];
  /** How a mail ends for one contact in it, 1 being the first mail of all; sent where nothing is said. */
  outcome?: (contact: DueContact, at: Instant, count: number) => Contact;
  /** Decisions at most. */
  limit?: number;
}

const sentNow = (contact: DueContact, at: Instant, count: number): Contact => {
  const { touchpoint, kind, number, plannedAt } = contact;
  return { touchpoint, kind, number, plannedAt, state: 'sent', at, messageId: `m-${count}` };
};

/**
 * Lives through one person's program as their journey would: decides, records the changes, sends, sleeps until
 * the instant named or until something happens, and decides again; until it is over and nothing more happens.
 */
export function live(program: Program, world: World, circumstances: Circumstances = {}): Life {
  const { extraWakes = [], outages = [], outcome = sentNow, limit = 1_000 } = circumstances;
  const events = [...(circumstances.events ?? [])].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const extra = [...extraWakes].sort();
  const life: Life = { ...world, sent: [], steps: [], changes: [], overAt: undefined };
  let now = afterOutages(life.participant.enrolledAt, outages);
  let happened = 0;
  let mails = 0;
  while (life.steps.length < limit) {
    while (happened < events.length && events[happened]!.at <= now) {
      const { at, happen } = events[happened]!;
      const { cohort, participant } = life;
      Object.assign(life, happen({ cohort, participant }, at, life.program ?? program));
      happened += 1;
    }
    const { cohort, participant } = life;
    const decision = decide(life.program ?? program, cohort, participant, now);
    life.steps.push({ now, cohort, participant, decision });
    life.changes.push(...decision.changes.map((change) => ({ ...change, now })));
    life.participant = withChanges(participant, decision.changes);
    const { next } = decision;
    if (next.kind === 'send') {
      const { participant } = life;
      mails += 1;
      for (const contact of [next.contact, ...next.with]) {
        life.sent.push({ ...contact, at: now, mail: mails, cohort, participant });
        const brought = contact === next.contact ? {} : { in: contactId(participant.id, next.contact) };
        const entry = { ...outcome(contact, now, mails), ...brought };
        life.participant = withChanges(life.participant, [{ kind: 'contact', contact: entry }]);
      }
      continue;
    }
    const wakes = [events[happened]?.at, extra.find((one) => one > now)].filter((one) => one !== undefined);
    if (next.kind === 'sleep') wakes.push(next.until);
    else if (happened === events.length) {
      life.overAt = now;
      return life;
    }
    now = afterOutages(wakes.sort()[0]!, outages);
  }
  return life;
}

const afterOutages = (at: Instant, outages: readonly Outage[]): Instant =>
  outages.reduce((moved, { from, until }) => (from <= moved && moved < until ? until : moved), at);
