import { expect, it } from 'vitest';
import { toLocal } from '../../../domain/dates/calendar.ts';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import type { ParticipantId, ResponseId } from '../../../domain/id.ts';
import { extended } from '../../../domain/participants/extension.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { cohortResults } from '../../../domain/results/cohort-results.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { drawAnswers } from '../../../rehearsal/answers.ts';
import { seeded } from '../../../rehearsal/seeded.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';
import { each } from '../../support/scenes/academic-year-records.ts';

const DAY = 86_400;
const WAVE = 'month-3';
const plan = timetable(CLP.program, cohort(), participant()).find(
  ({ touchpoint }) => touchpoint.id === WAVE,
)!;
const closes = plan.closes.at;

/** Whose number is 0 to 8 has answered a week before the close; the tenth, 9, answers when `lateAt` says. */
const person = (index: number, changes: Partial<Participant> = {}): Participant => {
  const at = plusSeconds(closes, -7 * DAY);
  const touchpoints = index < 9 ? { [WAVE]: { kind: 'done' as const, at, how: 'answered' as const } } : {};
  return participant({ id: `p-000000000000000${index}` as ParticipantId, touchpoints, ...changes });
};

function resultsAt(now: Instant, last: Participant) {
  const random = seeded(3);
  const people = [...Array.from({ length: 9 }, (_, index) => person(index)), last];
  const responses = people.flatMap(({ id, touchpoints }, index): Response[] => {
    const answers = drawAnswers(random, CLP.surveys['leadership-practice']!);
    const state = touchpoints[WAVE];
    if (state?.kind !== 'done') return [];
    return [
      {
        id: `r-000000000000000${index}` as ResponseId,
        cohortId: cohort().id,
        touchpoint: WAVE,
        survey: 'leadership-practice',
        programVersion: CLP.version,
        participantId: id,
        submittedAt: state.at,
        answers,
      },
    ];
  });
  const records: CohortRecords = {
    cohort: cohort(),
    program: CLP,
    versions: async () => [CLP],
    now,
    participants: () => each(people),
    responses: () => each(responses),
    focusGroups: () => each([]),
  };
  return cohortResults(records);
}

/** How many the mean of one scale of the wave is over, and how many are said to have answered. */
async function seen(days: number, last: Participant) {
  const { surveys, rates } = await resultsAt(plusSeconds(closes, days * DAY), last);
  const cell = surveys[0]!.scales[0]!.waves.find(({ wave }) => wave === WAVE)!;
  const { counts } = rates.find(({ wave }) => wave === WAVE)!;
  return [cell.shown ? cell.n : cell.why, counts.answered];
}

const giveMore = (to: Participant, days: number, until: number) =>
  extended(
    to,
    plan,
    toLocal(plusSeconds(closes, until * DAY), to.timeZone).date,
    plusSeconds(closes, days * DAY),
  );
const answers = (one: Participant, days: number): Participant => ({
  ...one,
  touchpoints: { [WAVE]: { kind: 'done', at: plusSeconds(closes, days * DAY), how: 'answered' } },
});

it('numbers that may have been read stand as they are, whatever somebody answers who is given more time then', async () => {
  const late = giveMore(person(9), 3, 10);
  expect(await seen(2.5, person(9))).toEqual([9, 9]);
  expect(await seen(4, late)).toEqual([9, 9]);
  expect(await seen(5, answers(late, 4.5))).toEqual([9, 10]);
  expect(await seen(30, answers(late, 4.5))).toEqual([9, 10]);
});

it('who has still more time given meanwhile is no more counted, nor whose time was taken back first', async () => {
  const more = giveMore(giveMore(person(9), 3, 6), 5, 12);
  expect(await seen(7, more)).toEqual([9, 9]);
  expect(await seen(9, answers(more, 8))).toEqual([9, 10]);
  const back = extended(giveMore(person(9), -1, 6), plan, undefined, plusSeconds(closes, 2 * DAY));
  expect(await seen(3, back)).toEqual([9, 9]);
  expect(await seen(6, answers(giveMore(back, 4, 9), 5))).toEqual([9, 10]);
  expect(extended(more, plan, undefined, plusSeconds(closes, 6 * DAY))).toEqual(person(9));
});

it('who is given more time before anybody could read the numbers is counted, and waited for', async () => {
  const inTime = giveMore(person(9), 0.5, 6);
  expect(await seen(4, inTime)).toEqual(['not-over', 9]);
  expect(await seen(5, answers(inTime, 4.5))).toEqual([10, 10]);
  const twice = giveMore(inTime, 5, 9);
  expect(await seen(8, twice)).toEqual(['not-over', 9]);
  expect(await seen(9, answers(twice, 8.5))).toEqual([10, 10]);
});
