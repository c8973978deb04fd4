import type { Instant } from '../../domain/dates/instant.ts';
import { instantOf } from '../../domain/dates/instant.ts';
import type { Seeded } from '../../rehearsal/seeded.ts';

/** Something a person does at an instant, whatever the program did before. */
export type Act =
  | { kind: 'answer'; who: number; touchpoint: string; at: Instant }
  | { kind: 'book' | 'wait'; who: number; session?: number; at: Instant }
  | { kind: 'move'; who: number; session: number; at: Instant }
  | { kind: 'cancel'; who: number; at: Instant }
  | { kind: 'decline'; who: number; why: 'not-taking-part' | 'none-of-these-times'; at: Instant }
  | { kind: 'withdraw'; who: number; at: Instant }
  | { kind: 'stop'; who: number; at: Instant }
  | { kind: 'correct-address'; who: number; at: Instant }
  | { kind: 'move-training'; days: number; at: Instant }
  /** The version that `versionDrawn` makes of the number. */
  | { kind: 'adopt'; version: number; at: Instant }
  /** The operator's: stop a person's executions; start one more beside the one that lives. */
  | { kind: 'stop-execution'; who: number; at: Instant }
  | { kind: 'start-again'; who: number; at: Instant }
  /** The operator's: remember the first table as it is; put it back as it was, without the ledger. */
  | { kind: 'snapshot'; at: Instant }
  | { kind: 'restore'; at: Instant };

/** Evening in every zone of the cohort: no mail goes out then, so the order of a day is the same with faults. */
const EVENING = 'T01:30:00.000Z';

function eveningAfter(date: string, days: number): Instant {
  return instantOf(Date.parse(`${date}${EVENING}`) + days * 86_400_000);
}

/** When each touchpoint of the reference cohort (13–14 June 2019) opens, roughly; answers come some days later. */
const OPENINGS: readonly [touchpoint: string, opens: string][] = [
  ['baseline', '2019-05-23'],
  ['satisfaction', '2019-06-15'],
  ['month-3', '2019-09-16'],
  ['month-12', '2020-06-15'],
];

/** A year of `people`'s doings, drawn from the seed: most answer early, some late, some never. */
export function scriptOf(random: Seeded, people: number): Act[] {
  const acts: Act[] = [];
  for (let who = 0; who < people; who += 1) {
    for (const [touchpoint, opens] of OPENINGS) {
      if (random.chance(0.2)) continue;
      const days = 1 + Math.floor(random.next() ** 2 * 26);
      acts.push({ kind: 'answer', who, touchpoint, at: eveningAfter(opens, days) });
    }
    if (random.chance(0.7)) {
      const day = Math.floor(random.next() * 40);
      acts.push({ kind: 'book', who, at: eveningAfter('2019-08-31', day) });
      acts.push(...changesOfMind(random, who, day));
    }
    const anyDay = () => eveningAfter('2019-05-10', Math.floor(random.next() * 420));
    if (random.chance(0.12)) acts.push({ kind: 'withdraw', who, at: anyDay() });
    if (random.chance(0.08)) acts.push({ kind: 'stop', who, at: anyDay() });
    if (random.chance(0.15)) acts.push({ kind: 'correct-address', who, at: anyDay() });
    if (random.chance(0.15)) acts.push({ kind: 'stop-execution', who, at: anyDay() });
  }
  if (random.chance(0.2)) {
    const days = random.pick([-45, -7, 7, 28, 60]);
    acts.push({
      kind: 'move-training',
      days,
      at: eveningAfter('2019-05-12', Math.floor(random.next() * 200)),
    });
  }
  return acts.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** In one year of four: staff give the cohort another version on some day, and at times yet another, or the first back. */
export function adoptions(random: Seeded, people: number): Act[] {
  if (!random.chance(0.25)) return [];
  const day = () => eveningAfter('2019-05-10', Math.floor(random.next() * 480));
  const drawn = () => 1 + Math.floor(random.next() * 500);
  const acts: Act[] = [{ kind: 'adopt', version: drawn(), at: day() }];
  if (random.chance(0.5)) acts.push({ kind: 'adopt', version: random.chance(0.5) ? 0 : drawn(), at: day() });
  for (let who = 0; who < people; who += 1) {
    if (random.chance(0.5)) acts.push({ kind: 'answer', who, touchpoint: 'added', at: day() });
  }
  return acts;
}

/** What some people do about a focus group after they have booked one: everything that can be done about it. */
function changesOfMind(random: Seeded, who: number, booked: number): Act[] {
  // One after the other, so that each has had its mail before the next.
  let day = booked;
  const at = () => {
    day += 1 + Math.floor(random.next() * 9);
    return eveningAfter('2019-08-31', day);
  };
  const session = random.chance(0.5) ? 0 : 1;
  const acts: Act[] = [];
  if (random.chance(0.3)) acts.push({ kind: 'move', who, session, at: at() });
  if (random.chance(0.3)) acts.push({ kind: 'cancel', who, at: at() });
  if (random.chance(0.3)) acts.push({ kind: 'wait', who, session, at: at() });
  if (random.chance(0.3)) acts.push({ kind: 'book', who, session, at: at() });
  if (random.chance(0.1)) {
    const why = random.chance(0.5) ? 'not-taking-part' : 'none-of-these-times';
    acts.push({ kind: 'decline', who, why, at: at() });
  }
  return acts;
}
