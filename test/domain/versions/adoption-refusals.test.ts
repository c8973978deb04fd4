import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Offset } from '../../../domain/dates/offset.ts';
import type { Participant, TouchpointState } from '../../../domain/participants/participant.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import { countReached, countReachedBefore, noneReached } from '../../../domain/versions/adoption.ts';
import { refusals } from '../../../domain/versions/adoption-refusals.ts';
import {
  changedProgram,
  questionIn,
  surveyAt,
  without,
  withQuestion,
} from '../../support/changed-program.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

/** The small program with a scale, and a second wave of the same survey. */
const SCORED = changedProgram(smallProgram(), (copy) => {
  const scale = { id: 'skills', title: 'Skills', items: ['skills.listen', 'skills.delegate'] };
  copy.program.surveys[0]!.scales = [{ ...scale, reversed: [], atLeast: 1 }];
  const later = { from: 'trainingEnd', shift: 'next', zone: 'participant' } as const;
  copy.program.touchpoints.push({
    ...surveyAt(copy, 'baseline'),
    id: 'month-3',
    opens: { ...later, offset: 'P3M' as Offset },
    closes: { ...later, offset: 'P4M' as Offset },
  });
});

const BEFORE_ALL = '2026-12-01T15:00:00.000Z' as Instant;
const DURING_BASELINE = '2027-01-20T15:00:00.000Z' as Instant;
const DURING_SATISFACTION = '2027-02-10T15:00:00.000Z' as Instant;
const AFTER_SATISFACTION = '2027-03-10T15:00:00.000Z' as Instant;
const answered: TouchpointState = { kind: 'done', at: DURING_BASELINE, how: 'answered' };
const missed: TouchpointState = { kind: 'missed', at: DURING_BASELINE, reason: 'closed' };
const NO_SESSIONS: Partial<Cohort> = { sessions: [] };

interface Given {
  now: Instant;
  people?: Partial<Participant>[];
  cohort?: Partial<Cohort>;
}

function refused(edit: (copy: ProgramVersion) => void, { now, people = [{}], cohort = {} }: Given) {
  const of = smallCohort(cohort);
  const reached = noneReached(SCORED.program);
  for (const one of people) countReached(reached, SCORED.program, of, smallParticipant(one), now);
  return refusals(SCORED, changedProgram(SCORED, edit), of, reached);
}

describe('a running cohort can adopt', () => {
  it('anything that nobody has met yet', () => {
    const edit = (copy: ProgramVersion) => {
      without(copy, 'satisfaction');
      without(copy, 'month-3');
      surveyAt(copy, 'baseline').unlinked = true;
      copy.program.surveys[0]!.scales = [];
      copy.surveys.practice!.pages.pop();
    };
    expect(refused(edit, { now: BEFORE_ALL })).toEqual([]);
  });

  it('other dates, reminders and mails of what is open, and new touchpoints', () => {
    const edit = (copy: ProgramVersion) => {
      const baseline = surveyAt(copy, 'baseline');
      baseline.reminders = [];
      baseline.opens.offset = '-P30D' as Offset;
      copy.mails.mail = { subject: 'Other words', body: '{{link}}' };
      copy.program.touchpoints.push({ ...baseline, id: 'another' });
    };
    expect(
      refused(edit, { now: DURING_BASELINE, people: [{ touchpoints: { baseline: answered } }] }),
    ).toEqual([]);
  });

  it('other words, and other questions beside those that are scored', () => {
    const edit = (copy: ProgramVersion) => {
      const skills = questionIn(copy, 'practice', 'skills');
      if (skills.type === 'matrix') skills.rows[0]!.text = 'I listen first';
      skills.title = 'How much do you agree?';
      withQuestion(copy, 'practice');
      copy.surveys.practice!.pages[1]!.elements.shift();
      const again = questionIn(copy, 'practice', 'again');
      if (again.type === 'radiogroup') again.choices.push({ value: 'maybe', text: 'Maybe' });
    };
    expect(refused(edit, { now: DURING_BASELINE })).toEqual([]);
  });

  it('that a touchpoint goes which everybody has missed without a word from us', () => {
    const given = { now: AFTER_SATISFACTION, people: [{ touchpoints: { baseline: missed } }] };
    expect(refused((copy) => without(copy, 'baseline'), given)).toEqual([]);
  });
});

describe('a running cohort cannot adopt', () => {
  it('other anchors, other holidays, or that goals are no more', () => {
    const edit = ({ program }: ProgramVersion) => {
      program.anchors = ['trainingStart', 'trainingEnd', 'retreat'];
      program.sendWindow.holidays = 'NZ';
    };
    expect(refused(edit, { now: BEFORE_ALL, people: [] })).toEqual([
      { code: 'anchors' },
      { code: 'holidays' },
    ]);
    const withGoal = changedProgram(SCORED, ({ program }) => {
      program.goal = { reviewedAt: ['month-3'] };
    });
    expect(refusals(withGoal, SCORED, smallCohort(), new Map())).toEqual([{ code: 'goal-removed' }]);
  });

  it('that a touchpoint goes which is open, done, or was written about (F36)', () => {
    const gone = (given: Given) => refused((copy) => without(copy, 'baseline'), given);
    expect(gone({ now: DURING_BASELINE, people: [{}, {}] })).toEqual([
      { code: 'removed', touchpoint: 'baseline', people: 2 },
    ]);
    const withdrawn = { kind: 'withdrawn', at: DURING_BASELINE } as const;
    const one = { touchpoints: { baseline: answered }, status: withdrawn };
    expect(gone({ now: AFTER_SATISFACTION, people: [one] })).toMatchObject([{ code: 'removed', people: 1 }]);
    const at = DURING_BASELINE;
    const sent = { touchpoint: 'baseline', kind: 'invitation', number: 1, plannedAt: at, at } as const;
    const invited = { contacts: [{ ...sent, state: 'sent' as const, messageId: 'm-1' }] };
    expect(
      gone({ now: AFTER_SATISFACTION, people: [{ ...invited, touchpoints: { baseline: missed } }] }),
    ).toMatchObject([{ code: 'removed' }]);
  });

  it('another kind, survey or linking of what has begun', () => {
    const given = { now: DURING_BASELINE };
    const kind = (copy: ProgramVersion) => {
      const group = copy.program.touchpoints.find(({ id }) => id === 'focus-group')!;
      without(copy, 'baseline');
      copy.program.touchpoints.push({ ...group, id: 'baseline' });
    };
    expect(refused(kind, given)).toMatchObject([{ code: 'other-kind', touchpoint: 'baseline' }]);
    const survey = (copy: ProgramVersion) => {
      copy.program.surveys.push({ ...copy.program.surveys[0]!, id: 'other' });
      copy.surveys.other = copy.surveys.practice!;
      surveyAt(copy, 'baseline').survey = 'other';
    };
    expect(refused(survey, given)).toMatchObject([{ code: 'other-survey', touchpoint: 'baseline' }]);
    const linking = (copy: ProgramVersion) => {
      surveyAt(copy, 'baseline').unlinked = true;
    };
    expect(refused(linking, given)).toMatchObject([{ code: 'other-linking', touchpoint: 'baseline' }]);
  });

  it('that a focus group goes whose sessions are published', () => {
    const gone = (cohort: Partial<Cohort>) =>
      refused((copy) => without(copy, 'focus-group'), { now: BEFORE_ALL, cohort });
    expect(gone({})).toEqual([{ code: 'has-sessions', touchpoint: 'focus-group' }]);
    expect(gone(NO_SESSIONS)).toEqual([]);
  });

  it.each<[string, (copy: ProgramVersion) => void, object[]]>([
    [
      'a scale less',
      ({ program }) => program.surveys[0]!.scales.pop(),
      [{ code: 'scoring', survey: 'practice' }],
    ],
    [
      'an item less',
      ({ program }) => program.surveys[0]!.scales[0]!.items.pop(),
      [{ code: 'scoring', survey: 'practice' }],
    ],
    [
      'another range',
      (copy) => {
        const skills = questionIn(copy, 'practice', 'skills');
        if (skills.type === 'matrix') skills.columns.push({ value: 4, text: 'Agree very much' });
      },
      [{ code: 'scoring', survey: 'practice', question: 'skills' }],
    ],
    [
      'a scored question less',
      (copy) => copy.surveys.practice!.pages[0]!.elements.shift(),
      [{ code: 'scoring', survey: 'practice', question: 'skills' }],
    ],
  ])('other scoring of a survey that was answered, or is open: %s', (_, edit, expected) => {
    expect(refused(edit, { now: DURING_BASELINE })).toEqual(expected);
    const people = [{ touchpoints: { baseline: answered } }];
    expect(refused(edit, { now: AFTER_SATISFACTION, people })).toEqual(expected);
    // Nobody has answered, and nobody can any more: nothing is there to compare with.
    expect(refused(edit, { now: AFTER_SATISFACTION })).toEqual([]);
  });

  it('another kind of question, or fewer codes, under a name that has answers', () => {
    const type = (copy: ProgramVersion) => {
      const elements = copy.surveys.practice!.pages[0]!.elements;
      elements[1] = { type: 'comment', name: 'energy', title: 'How is your energy?' };
    };
    expect(refused(type, { now: DURING_BASELINE })).toEqual([
      { code: 'question-type', survey: 'practice', question: 'energy' },
    ]);
    const options = (copy: ProgramVersion) => {
      const again = questionIn(copy, 'practice', 'again');
      if (again.type === 'radiogroup') again.choices[1]!.value = 'never';
      const energy = questionIn(copy, 'practice', 'energy');
      if (energy.type === 'rating') energy.rateMax = 10;
    };
    expect(refused(options, { now: DURING_BASELINE })).toEqual([
      { code: 'options', survey: 'practice', question: 'energy' },
      { code: 'options', survey: 'practice', question: 'again' },
    ]);
  });

  it('a question that comes back as another one after a version without it, where it was asked before', () => {
    const gone = changedProgram(SCORED, (copy) => {
      copy.surveys.practice!.pages[1]!.elements.shift();
    });
    const asComment = changedProgram(gone, (copy) => withQuestion(copy, 'practice', 'topics'));
    const fewer = changedProgram(SCORED, (copy) => {
      const topics = questionIn(copy, 'practice', 'topics');
      if (topics.type === 'checkbox') topics.choices.pop();
    });
    const back = (to: ProgramVersion, until: Instant, touchpoints = {}, more: Partial<Participant> = {}) => {
      const of = smallCohort(NO_SESSIONS);
      const person = smallParticipant({ touchpoints, ...more });
      const [reached, before] = [noneReached(gone.program), noneReached(SCORED.program)];
      const earlier = { version: SCORED, until, reached: before };
      countReached(reached, gone.program, of, person, AFTER_SATISFACTION);
      countReachedBefore(earlier, of, person);
      // The cohort had that version twice.
      return refusals(gone, to, of, reached, [earlier, earlier]);
    };
    const at = { survey: 'practice', question: 'topics' };
    const baseline = { baseline: answered };
    expect(back(asComment, AFTER_SATISFACTION, baseline)).toEqual([{ code: 'question-type', ...at }]);
    expect(back(fewer, AFTER_SATISFACTION, baseline)).toEqual([{ code: 'options', ...at }]);
    expect(back(fewer, DURING_BASELINE)).toEqual([{ code: 'options', ...at }]);
    expect(back(SCORED, AFTER_SATISFACTION, baseline)).toEqual([]);
    // Was not there before the window had closed.
    const enrolledAt = DURING_SATISFACTION;
    expect(back(asComment, DURING_BASELINE, {}, { enrolledAt })).toEqual([]);
    // Was asked, and withdrew when the version was another one.
    const status = { kind: 'withdrawn', at: DURING_SATISFACTION } as const;
    expect(back(fewer, DURING_BASELINE, {}, { status })).toEqual([{ code: 'options', ...at }]);
    // What the cohort's own version asks, too, is compared with that one, and said once.
    const reached = new Map([['baseline', { begun: 1, asked: 1, pending: 0 }]]);
    const other = changedProgram(asComment, ({ mails }) => {
      mails.mail!.subject = 'Other words';
    });
    expect(
      refusals(SCORED, other, smallCohort(NO_SESSIONS), reached, [
        { version: SCORED, until: DURING_BASELINE, reached },
      ]),
    ).toEqual([{ code: 'question-type', ...at }]);
    // Answered since, with the version that did not ask it.
    expect(back(asComment, BEFORE_ALL, baseline)).toEqual([]);
  });

  it('other questions in an unlinked wave that some can still answer', () => {
    const edit = (copy: ProgramVersion) => withQuestion(copy, 'practice');
    expect(refused(edit, { now: DURING_SATISFACTION })).toEqual([
      { code: 'unlinked-wave', touchpoint: 'satisfaction', survey: 'practice' },
    ]);
    const done = { touchpoints: { satisfaction: answered } };
    expect(refused(edit, { now: DURING_SATISFACTION, people: [done] })).toEqual([]);
  });
});
