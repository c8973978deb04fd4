import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayHaveReached } from '../../../domain/contacts/contact.ts';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import { decide } from '../../../domain/journeys/decide.ts';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import { withChanges } from '../../../domain/journeys/participant-changes.ts';
import { participantMove } from '../../../domain/journeys/replan.ts';
import type { Program, ProgramVersion } from '../../../domain/programs/program.ts';
import { adoptedCohort, countReached, noneReached } from '../../../domain/versions/adoption.ts';
import { refusals } from '../../../domain/versions/adoption-refusals.ts';
import { anySetting, type Setting } from '../../support/arbitraries/life-arbitraries.ts';
import { type Event, type Life, live } from '../../support/arbitraries/live.ts';
import { anyVariant } from '../../support/arbitraries/program-variants.ts';

const version = (program: Program, name: string): ProgramVersion => ({
  version: name,
  program,
  surveys: {},
  mails: {},
  footer: '',
});

interface Adoption extends Setting {
  other: Program;
  at: Instant;
}

/** A life, another version of its program, and when staff try to adopt it. */
const anyAdoption = (): fc.Arbitrary<Adoption> =>
  anySetting().chain((setting) =>
    fc
      .record({ other: anyVariant(setting.program), days: fc.integer({ min: 0, max: 480 }) })
      .map(({ other, days }) => ({
        ...setting,
        other,
        at: plusSeconds(setting.world.participant.enrolledAt, days * 86_400 + 3_601),
      })),
  );

/**
 * Staff choose "what is still pending"; nothing happens where the cohort cannot have it, unless something began in the
 * moment after that was looked at.
 */
const adopts = (at: Instant, to: Program, isBegunJustNow = false): Event => ({
  at,
  happen: (world, now, from) => {
    const reached = noneReached(from);
    if (!isBegunJustNow) countReached(reached, from, world.cohort, world.participant, now);
    if (refusals(version(from, 'a'), version(to, 'b'), world.cohort, reached).length > 0) return world;
    return { ...world, cohort: adoptedCohort(world.cohort, version(to, 'b'), now), program: to };
  },
});

let adopted = 0;

/** Checks a law on lives with an adoption in them, and on those in which it was taken back three days later. */
const law = (check: (life: Life, setting: Adoption) => void) =>
  fc.assert(
    fc.property(anyAdoption(), fc.boolean(), (setting, isTakenBack) => {
      const { program, world, events, other, at } = setting;
      const back = isTakenBack ? [adopts(plusSeconds(at, 3 * 86_400), program)] : [];
      const life = live(program, world, { ...setting, events: [...events, adopts(at, other), ...back] });
      if (life.program) adopted += 1;
      check(life, setting);
    }),
    { numRuns: 150 },
  );

describe('for any life in which another version is adopted', () => {
  test('no contact is sent twice, and none before it is planned (I1, I7)', () => {
    law(({ sent }) => {
      const names = sent.map(nameOf);
      expect(names).toEqual([...new Set(names)]);
      for (const { at, plannedAt } of sent) expect(at >= plannedAt).toBe(true);
    });
    expect(adopted).toBeGreaterThan(50);
  });

  test('it ends, and nothing is left hanging (I2, I14)', () => {
    law((life, { program }) => {
      expect(life.overAt).toBeDefined();
      const { participant, program: last = program } = life;
      expect(participant.contacts.filter(({ state }) => state === 'held' || state === 'sending')).toEqual([]);
      if (participant.status.kind === 'withdrawn') return;
      for (const { id } of last.touchpoints) {
        expect(['done', 'declined', 'missed']).toContain(participant.touchpoints[id]?.kind);
      }
    });
  });

  test('where something began in that very moment, nothing is sent twice or left hanging either', () => {
    fc.assert(
      fc.property(anyAdoption(), ({ at, other, ...setting }) => {
        const events = [
          ...setting.events,
          adopts(at, other, true),
          adopts(plusSeconds(at, 86_400), setting.program),
        ];
        const { overAt, participant, sent } = live(setting.program, setting.world, { ...setting, events });
        expect(overAt).toBeDefined();
        const names = sent.map(nameOf);
        expect(names).toEqual([...new Set(names)]);
        expect(participant.contacts.filter(({ state }) => state === 'held')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('what is finished stays finished, and is not asked again', () => {
    law(({ steps, participant, sent }, { at }) => {
      const before = steps.filter(({ now }) => now < at).at(-1);
      for (const [id, state] of Object.entries(before?.participant.touchpoints ?? {})) {
        if (state.kind !== 'done') continue;
        expect(participant.touchpoints[id]).toEqual(state);
        const asked = sent.filter((one) => one.touchpoint === id && one.at >= at && one.kind !== 'thanks');
        expect(asked).toEqual([]);
      }
    });
  });

  test('what was sent stays sent', () => {
    law(({ steps, participant }, { at }) => {
      const before = steps.filter(({ now }) => now < at).at(-1);
      for (const contact of before?.participant.contacts.filter(mayHaveReached) ?? []) {
        expect(participant.contacts).toContainEqual(contact);
      }
    });
  });
});

describe('at any moment of any life', () => {
  /** Somebody as they are recorded at that moment. */
  const lived = ({ program, world, events, at }: Adoption) => {
    const { steps, ...end } = live(program, world, { events: events.filter((one) => one.at < at) });
    const last = steps.filter(({ now }) => now < at).at(-1);
    if (!last) return end;
    const { cohort, participant, decision } = last;
    return { cohort, participant: withChanges(participant, decision.changes) };
  };

  test('adopting the version one has changes nothing', () => {
    fc.assert(
      fc.property(anyAdoption(), (setting) => {
        const { program, at } = setting;
        const { cohort, participant } = lived(setting);
        const same = { program: structuredClone(program), cohort: { ...cohort } };
        const move = participantMove({ program, cohort }, same, participant, at);
        expect(move.contacts).toEqual([]);
        for (const { effect } of move.touchpoints) expect(['unchanged', 'stays']).toContain(effect);
      }),
      { numRuns: 100 },
    );
  });

  test('adopting and going back leaves everything pending as it was', () => {
    fc.assert(
      fc.property(anyAdoption(), (setting) => {
        const { program, other, at } = setting;
        const { cohort, participant } = lived(setting);
        const there = adoptedCohort(cohort, version(other, 'b'), at);
        const back = adoptedCohort(there, version(program, 'a'), at);
        expect(decide(program, back, participant, at)).toEqual(decide(program, cohort, participant, at));
      }),
      { numRuns: 100 },
    );
  });

  test('the preview of going back is the preview turned around', () => {
    fc.assert(
      fc.property(anyAdoption(), (setting) => {
        const { program, other, at } = setting;
        const { cohort, participant } = lived(setting);
        const there = participantMove({ program, cohort }, { program: other, cohort }, participant, at);
        const back = participantMove({ program: other, cohort }, { program, cohort }, participant, at);
        const turned = back.contacts.map(({ from, to, ...name }) => ({
          ...name,
          ...(to === undefined ? {} : { from: to }),
          ...(from === undefined ? {} : { to: from }),
        }));
        const inOrder = (moves: object[]) =>
          moves.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
        expect(inOrder(there.contacts)).toEqual(inOrder(turned));
      }),
      { numRuns: 100 },
    );
  });
});
