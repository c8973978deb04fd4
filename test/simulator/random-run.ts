import { seeded, seededFor } from '../../rehearsal/seeded.ts';
import { FAULTS, type FaultPlan } from './faults.ts';
import { adoptions, scriptOf } from './script.ts';
import { type Outcome, type Run, simulate } from './simulate.ts';

const MAIL_FAULTS = ['accept-then-timeout', 'timeout-before-accept', 'throttle'] as const;

/** Every so many years staff are told by mail, too; a year with a look every working day takes twice as long. */
const NOTICES_EVERY = 50;

/** One year drawn from a seed: who does what and when, where it breaks and how, and in which order. */
export function randomRun(seed: number): Run {
  const chance = seeded(seed);
  // Of a stream of their own: what else happens in a year does not depend on them.
  const adopted = adoptions(seededFor(seed, 1), 2);
  const script = [...scriptOf(chance, 2), ...adopted].sort((a, b) => (a.at < b.at ? -1 : 1));
  // Some years are calm, and some lose one call in twenty.
  const rate = chance.next() * 0.05;
  const losesWakes = chance.chance(0.1);
  const plan: FaultPlan = {
    at: (_, port) => {
      if (losesWakes && port === 'journeys.wake') return 'crash-before';
      return chance.chance(rate) ? chance.pick(FAULTS) : undefined;
    },
    mail: () => (chance.chance(rate) ? chance.pick(MAIL_FAULTS) : undefined),
  };
  return { seed, people: 2, script, plan, shuffled: true, notices: seed % NOTICES_EVERY === 0 };
}

/**
 * Where a run with faults ended up otherwise than the same year without (FAULTS I12). A contact parked as unknown
 * may stand for a sent one; nothing else may differ.
 */
export function differences(faulty: Outcome, calm: Outcome): string[] {
  return calm.people.flatMap((person, who) => {
    const other = faulty.people[who]!;
    const states = (one: typeof person) =>
      new Map(
        one.contacts.map((contact) => [
          `${contact.touchpoint} ${contact.kind} ${contact.number}`,
          contact.state,
        ]),
      );
    const [expected, found] = [states(person), states(other)];
    const contacts = [...new Set([...expected.keys(), ...found.keys()])].filter(
      (name) =>
        found.get(name) !== expected.get(name) &&
        !(found.get(name) === 'unknown' && expected.get(name) === 'sent'),
    );
    const touchpoints = Object.keys({ ...person.touchpoints, ...other.touchpoints }).filter(
      (id) => person.touchpoints[id]?.kind !== other.touchpoints[id]?.kind,
    );
    return [
      ...contacts.map((name) => `I12 ${who} ${name}: ${expected.get(name)} → ${found.get(name)}`),
      ...touchpoints.map(
        (id) => `I12 ${who} ${id}: ${person.touchpoints[id]?.kind} → ${other.touchpoints[id]?.kind}`,
      ),
    ];
  });
}

/** What is wrong with one random year; empty when nothing is. */
export async function faultsOfSeed(seed: number): Promise<{ wrong: string[]; outcome: Outcome }> {
  const run = randomRun(seed);
  const outcome = await simulate(run);
  const calm = await simulate({
    seed,
    people: run.people,
    script: run.script,
    ...(run.notices && { notices: true }),
  });
  return { wrong: [...outcome.violations, ...calm.violations, ...differences(outcome, calm)], outcome };
}
