import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import { act } from './people.ts';
import { REFERENCE } from './reference.ts';
import { type Outcome, type Run, simulate } from './simulate.ts';
import { versionDrawn } from './versions.ts';

const idsOf = (number: number) => versionDrawn(number).program.touchpoints.map(({ id }) => id);
const numbers = Array.from({ length: 500 }, (_, index) => index + 1);
/** Drawn so that month 3 is gone, a wave is new, and the rest is there. */
const other = numbers.find((one) => {
  const ids = idsOf(one);
  return ids.length === 5 && ids.includes('added') && !ids.includes('month-3');
})!;

/** The reference year, with another version adopted at the very moment before one call of a port. */
function yearWith(version: number, call: number): Promise<Outcome> {
  let below: Ports | undefined;
  return simulate({
    ...REFERENCE,
    plan: {
      at: () => undefined,
      meanwhile: (number) =>
        number === call ? () => act(below!, { kind: 'adopt', version, at: '' as Instant }) : undefined,
    },
    weaken: (watched) => {
      below = watched;
      return watched;
    },
  });
}

describe('another version, adopted at every call of a year', () => {
  // In two halves, because each call is a year of its own.
  it.each([0, 1])('sends nothing twice, loses nothing and leaves nothing hanging: half %i', async (half) => {
    // The first run of a process also loads the programs, which are then remembered.
    await yearWith(other, 0);
    const { calls } = await yearWith(other, -1);
    expect(calls).toBeGreaterThan(150);
    const wrong: Record<number, string[]> = {};
    for (let call = half; call < calls; call += 2) {
      const { violations } = await yearWith(other, call);
      if (violations.length > 0) wrong[call] = violations;
    }
    expect(wrong).toEqual({});
  });
});

describe('a guard taken out is noticed', () => {
  it('mark of the cohort: whose year was over never hears of the wave that is new (I2)', async () => {
    const late = numbers.find((one) => {
      const added = versionDrawn(one).program.touchpoints.find(({ id }) => id === 'added');
      return added?.kind === 'survey' && added.opens.offset === 'P14M' && idsOf(one).length === 6;
    })!;
    const script: Run['script'] = [
      { kind: 'adopt', version: late, at: '2020-08-05T01:30:00.000Z' as Instant },
    ];
    const year = (weaken?: Run['weaken']) => simulate({ ...REFERENCE, script, ...(weaken && { weaken }) });
    expect((await year()).violations).toEqual([]);
    const without = await year((ports) => ({
      ...ports,
      documents: {
        ...ports.documents,
        write: (puts) =>
          ports.documents.write(
            puts.map((put) => {
              if (!put.key.startsWith('cohort#')) return put;
              const { dueAt: _, ...unmarked } = put.doc as Cohort;
              return { ...put, doc: unmarked, dueAt: undefined };
            }),
          ),
      },
    }));
    expect(without.violations.join('\n')).toContain('has never met added');
  });
});
