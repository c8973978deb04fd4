import { beforeAll, describe, expect, it } from 'vitest';
import { FAULTS, type MailFault } from './faults.ts';
import { differences } from './random-run.ts';
import { REFERENCE } from './reference.ts';
import { simulate } from './simulate.ts';

// The program is read once a process: this run reads it, so that all others make the same calls.
beforeAll(() => simulate(REFERENCE));

describe('a crash at every port call of a reference journey', () => {
  // F2: the claim is one write, so a crash before it leaves nothing claimed and the contact is sent once; F27 and
  // F65 are crashes at the calls that start a journey and of the whole process.
  it.each(FAULTS)(
    '%s: every invariant holds and the year ends as it would have (F1, F2, F27, F65)',
    async (fault) => {
      const calm = await simulate(REFERENCE);
      expect(calm.violations).toEqual([]);
      expect(calm.calls).toBeGreaterThan(150);
      const failed: Record<number, string[]> = {};
      for (let call = 0; call < calm.calls; call += 1) {
        const outcome = await simulate({
          ...REFERENCE,
          plan: { at: (number) => (number === call ? fault : undefined) },
        });
        const wrong = [...outcome.violations, ...differences(outcome, calm)];
        if (outcome.struck !== 1) wrong.push(`${outcome.struck} faults struck`);
        if (wrong.length > 0) failed[call] = wrong;
      }
      expect(failed).toEqual({});
    },
  );
});

describe('every mail of a reference journey', () => {
  const withMailFault = (fault: MailFault) =>
    simulate({ ...REFERENCE, plan: { at: () => undefined, mail: () => fault } });

  it('is unknown after a timeout, whether it had been accepted or not, and never sent again (F3, F4)', async () => {
    const accepted = await withMailFault('accept-then-timeout');
    const lost = await withMailFault('timeout-before-accept');
    expect(accepted.violations).toEqual([]);
    expect(lost.violations).toEqual([]);
    expect(accepted.people).toEqual(lost.people);
    expect(accepted.people[0]!.contacts.filter((one) => one.state === 'sent')).toEqual([]);
    expect([...accepted.accepted.values()].every((times) => times === 1)).toBe(true);
    expect(accepted.accepted.size).toBeGreaterThan(8);
    expect(lost.accepted.size).toBe(0);
  });

  it('goes out once, later, when the provider throttles every first try', async () => {
    let calls = 0;
    const calm = await simulate(REFERENCE);
    const throttled = new Set<number>();
    const outcome = await simulate({
      ...REFERENCE,
      plan: {
        at: () => undefined,
        mail: (call) => {
          calls += 1;
          if (calls % 2 === 0) return undefined;
          throttled.add(call);
          return 'throttle';
        },
      },
    });
    expect(throttled.size).toBeGreaterThan(8);
    expect([...outcome.violations, ...differences(outcome, calm)]).toEqual([]);
  });
});
