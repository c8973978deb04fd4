import { expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import type { FaultPlan } from './faults.ts';
import { differences } from './random-run.ts';
import { REFERENCE } from './reference.ts';
import { simulate } from './simulate.ts';

const SIX_HOURS_S = 6 * 3600;

/** Nothing of the store, the keeper of time or the mail provider answers for six hours. */
function outageFrom(from: Instant): FaultPlan {
  const until = plusSeconds(from, SIX_HOURS_S);
  let now = from;
  return {
    // Asked before each call, so that the plan knows when it is made.
    meanwhile: () => async (ports) => {
      now = ports.clock.now();
    },
    at: () => (now >= from && now < until ? 'crash-before' : undefined),
  };
}

it('a region that is gone for six hours, from the moment of any mail of the year: what was due is caught up (F74)', async () => {
  const calm = await simulate(REFERENCE);
  // Who acts in those hours is answered 503 and comes back, which nobody in this run does.
  const acted = REFERENCE.script.map(({ at }) => at);
  const moments = [...new Set(calm.people[0]!.contacts.map(({ at }) => at))].filter(
    (at) => !acted.includes(at),
  );
  expect(moments.length).toBeGreaterThan(8);
  const failed: Record<string, string[]> = {};
  for (const from of moments) {
    const outcome = await simulate({ ...REFERENCE, plan: outageFrom(from) });
    const wrong = [...outcome.violations, ...differences(outcome, calm)];
    if (outcome.struck === 0) wrong.push('nothing happened in those hours');
    if (wrong.length > 0) failed[from] = wrong;
  }
  expect(failed).toEqual({});
});
