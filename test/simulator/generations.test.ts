import { expect, it } from 'vitest';
import { REFERENCE } from './reference.ts';
import type { Act } from './script.ts';
import { simulate } from './simulate.ts';
import { START } from './world.ts';

it('an older execution whose sleep is tried again wakes itself, and is not said to sleep on (F31)', async () => {
  const script: Act[] = [{ kind: 'start-again', who: 0, at: START }];
  const calm = await simulate({ ...REFERENCE, script });
  // Among the first calls are those with which the first generation goes to sleep; the second begins while it waits
  // for its next try.
  for (let call = 0; call < 12; call += 1) {
    const plan = { at: (number: number) => (number === call ? ('crash-before' as const) : undefined) };
    const outcome = await simulate({ ...REFERENCE, script, plan });
    expect(outcome.violations).toEqual([]);
    expect([...outcome.accepted]).toEqual([...calm.accepted]);
  }
});
