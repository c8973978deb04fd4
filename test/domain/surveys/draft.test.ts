import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { Conflict, type Invalid } from '../../../domain/errors.ts';
import { withGrace } from '../../../domain/participants/grace.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { standing } from '../../../domain/progress/standing.ts';
import { type Draft, type DraftSave, saveDraft } from '../../../domain/surveys/draft.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

const NOW = '2027-01-20T17:30:15.250Z' as Instant;
const LATER = '2027-01-20T17:40:00.000Z' as Instant;
const SATISFACTION = '2027-02-10T15:00:00.000Z' as Instant;

interface Given {
  before?: Draft;
  now?: Instant;
  touchpoint?: string;
  person?: Partial<Participant>;
}

function saved(save: DraftSave, { before, now = NOW, touchpoint = 'baseline', person }: Given = {}): Draft {
  const program = smallProgram();
  const participant = smallParticipant(person);
  const at = standing(program.program, smallCohort(), participant, touchpoint, now);
  return saveDraft({ program, participant }, withGrace(at, before, now), before, save, now);
}

const refusal = <E extends Conflict | Invalid = Conflict>(save: DraftSave, given?: Given): E => {
  try {
    saved(save, given);
  } catch (error) {
    return error as E;
  }
  throw new Error('It was accepted.');
};

const FIRST = () => saved({ sequence: 1, answers: { again: 'yes' } });

describe('saving a draft', () => {
  it('keeps what was typed, when it was begun and when it was saved last', () => {
    const first = FIRST();
    expect(first).toMatchObject({ sequence: 1, begunAt: NOW, savedAt: NOW, answers: { again: 'yes' } });
    const second = saved({ sequence: 4, answers: { energy: 2 } }, { before: first, now: LATER });
    expect(second).toEqual({ ...first, sequence: 4, savedAt: LATER, answers: { energy: 2 } });
  });

  it('is refused with what is stored unless the sequence rises (F52)', () => {
    const before = { ...FIRST(), sequence: 4 };
    for (const sequence of [1, 3, 4]) {
      const error = refusal({ sequence, answers: { again: 'no' } }, { before });
      expect(error).toBeInstanceOf(Conflict);
      expect([error.code, error.facts]).toEqual(['stale', { sequence: 4, answers: { again: 'yes' } }]);
    }
  });

  it('is done already when the same is saved under the same sequence, and not under an older one', () => {
    const before = { ...FIRST(), sequence: 4 };
    expect(saved({ sequence: 4, answers: { again: 'yes' } }, { before, now: LATER })).toBe(before);
    expect(refusal({ sequence: 3, answers: { again: 'yes' } }, { before }).code).toBe('stale');
  });

  it('never follows an answer, and needs an open window', () => {
    const done = { baseline: { kind: 'done', at: NOW, how: 'answered' } } as const;
    const save = { sequence: 9, answers: {} };
    expect(refusal(save, { before: FIRST(), person: { touchpoints: done } }).code).toBe('already-submitted');
    expect(refusal(save, { now: '2027-01-10T12:00:00.000Z' as Instant }).code).toBe('not-open');
    expect(refusal(save, { now: '2027-02-04T05:00:00.000Z' as Instant }).code).toBe('closed');
  });

  it('is possible within the grace of what was begun before the close, and prolongs it', () => {
    const before = { ...FIRST(), savedAt: '2027-02-04T04:50:00.000Z' as Instant };
    const now = '2027-02-04T05:40:00.000Z' as Instant;
    const save = { sequence: 2, answers: { again: 'no' } };
    expect(saved(save, { before, now }).savedAt).toBe(now);
    expect(refusal(save, { before, now: '2027-02-04T05:50:00.000Z' as Instant }).code).toBe('closed');
  });

  it('is refused for questions of another version (S17)', () => {
    expect(refusal({ sequence: 1, answers: {}, programVersion: 'older' }).code).toBe('version');
  });

  it('is refused for what fits no question', () => {
    const { faults } = refusal<Invalid>({ sequence: 1, answers: { other: 1 } });
    expect(faults).toEqual([{ pointer: '/answers', code: 'unknown-question' }]);
  });

  it('of an unlinked survey keeps only that and when it was begun', () => {
    const unlinked = { touchpoint: 'satisfaction', now: SATISFACTION };
    const first = saved({ sequence: 1 }, unlinked);
    expect(Object.keys(first).sort()).toEqual([
      'begunAt',
      'cohortId',
      'keptUntil',
      'participantId',
      'sequence',
      'touchpoint',
    ]);
    expect(saved({ sequence: 7 }, { ...unlinked, before: first })).toBe(first);
    const { faults } = refusal<Invalid>({ sequence: 2, answers: {} }, unlinked);
    expect(faults).toEqual([{ pointer: '/answers', code: 'unlinked' }]);
  });
});
