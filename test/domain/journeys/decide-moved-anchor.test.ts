import { describe, expect, test } from 'vitest';
import { epochMs, type Instant, instantOf, plusSeconds } from '../../../domain/dates/instant.ts';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import { type PlannedTouchpoint, timetable } from '../../../domain/timetables/timetable.ts';
import { answers, books, movesTraining } from '../../support/arbitraries/life-events.ts';
import { type Event, type Life, live } from '../../support/arbitraries/live.ts';
import { at, cohort, participant, program, session } from '../../support/domain-builders.ts';

const CLP = program();
const world = () => ({
  cohort: cohort({ sessions: [session(1, at('2019-11-04T22:00Z'))] }),
  participant: participant(),
});
const life = (events: Event[]): Life => live(CLP, world(), { events });

const MOVES = [-400, -30, -1, 1, 30, 400];

/** Every instant of the plan at which something changes: openings, contacts, closings. */
const boundaries = (plans: readonly PlannedTouchpoint[]): Instant[] => [
  ...new Set(
    plans.flatMap(({ opens, closes, invitationAt, reminders }) => [
      opens.at,
      invitationAt,
      closes.at,
      ...reminders.map(({ moment }) => moment.at),
    ]),
  ),
];

const { cohort: COHORT, participant: PERSON } = world();
const BEHAVIOR = [
  answers(at('2019-06-05T15:00Z'), 'baseline'),
  books(at('2019-09-10T15:00Z'), 'focus-group', COHORT.sessions[0]!),
];

/** When a contact is planned by the plan of its own world; undefined for those about a booking. */
function plannedAt(one: Life['sent'][number]): Instant | undefined {
  const plan = timetable(CLP, one.cohort, one.participant).find(
    ({ touchpoint }) => touchpoint.id === one.touchpoint,
  )!;
  if (one.kind === 'invitation') return plan.invitationAt;
  return plan.reminders.find(({ number }) => number === one.number)?.moment.at;
}

describe.each(MOVES)('the training moved by %i days (F29)', (days) => {
  const cases = boundaries(timetable(CLP, COHORT, PERSON)).flatMap((boundary) =>
    [-1, 0, 1].map((seconds) => plusSeconds(boundary, seconds)),
  );

  test('at, before and after each step: nothing twice, nothing early, what is done stays', () => {
    for (const moment of cases) {
      for (const behavior of [[], BEHAVIOR]) {
        const moved = life([...behavior, movesTraining(moment, days)]);
        const names = moved.sent.map(nameOf);
        expect(names).toEqual([...new Set(names)]);
        for (const one of moved.sent) {
          expect(one.at >= one.plannedAt).toBe(true);
          if (one.kind !== 'confirmation' && one.kind !== 'notice')
            expect(one.plannedAt).toBe(plannedAt(one));
        }
        const before = moved.steps.findLast(({ now }) => now < moment)?.participant;
        for (const [id, state] of Object.entries(before?.touchpoints ?? {})) {
          if (state.kind === 'done') expect(moved.participant.touchpoints[id]).toEqual(state);
        }
        for (const contact of before?.contacts.filter((one) => one.state === 'sent') ?? []) {
          expect(moved.participant.contacts).toContainEqual(contact);
        }
        expect(moved.overAt).toBeDefined();
      }
    }
  });

  test('what had not begun goes as if the new date had always been there', () => {
    for (const moment of cases) {
      const moved = life([movesTraining(moment, days)]);
      const { cohort: after } = moved;
      const fresh = live(CLP, { cohort: after, participant: PERSON });
      const plans = timetable(CLP, after, PERSON);
      const known = moved.steps.findLast(({ now }) => now <= moment)?.participant.touchpoints ?? {};
      const begun = (id: string) => known[id] !== undefined;
      const ahead = plans.filter(
        ({ touchpoint, opens }) => opens.at > plusSeconds(moment, 1) && !begun(touchpoint.id),
      );
      const contacts = ({ sent }: Life, id: string) =>
        sent
          .filter(({ touchpoint }) => touchpoint === id)
          .map((one) => `${one.plannedAt} ${nameOf(one)} ${one.last}`);
      for (const { touchpoint } of ahead) {
        expect(contacts(moved, touchpoint.id)).toEqual(contacts(fresh, touchpoint.id));
      }
    }
  });
});

test('a date typed wrong and put right three days later leaves nobody uninvited', () => {
  const wrong = at('2019-07-20T15:00Z');
  const right = instantOf(epochMs(wrong) + 3 * 86_400_000);
  const names = ({ sent }: Life) => sent.map((one) => `${one.at} ${nameOf(one)}`);
  for (const days of MOVES) {
    const corrected = life([movesTraining(wrong, days), movesTraining(right, -days)]);
    const between = ({ at }: Life['sent'][number]) => at < wrong || at > right;
    expect(names({ ...corrected, sent: corrected.sent.filter(between) })).toEqual(names(life([])));
  }
});

test('a window missed for good is not opened by a move that leaves it in the past', () => {
  const moved = life([movesTraining(at('2019-07-20T15:00Z'), -1)]);
  const { baseline } = moved.participant.touchpoints;
  expect(baseline).toEqual({ kind: 'missed', at: at('2019-06-13T12:00Z'), reason: 'closed' });
});

test('a window missed for being closed opens again when the training moves ahead, asking only what was not asked', () => {
  const moved = life([
    answers(at('2019-06-14T21:30Z'), 'satisfaction'),
    movesTraining(at('2019-06-20T15:00Z'), 30),
  ]);
  expect(
    moved.changes
      .filter((one) => one.kind === 'touchpoint' && one.id === 'baseline')
      .map((one) => one.kind === 'touchpoint' && one.state?.kind),
  ).toEqual(['open', 'missed', undefined, 'open', 'missed']);
  expect(moved.sent.filter(({ touchpoint }) => touchpoint === 'baseline')).toHaveLength(4);
  expect(moved.participant.touchpoints.satisfaction).toMatchObject({ kind: 'done' });
});
