import fc from 'fast-check';
import type { Offset } from '../../../domain/dates/offset.ts';
import type { Program, SurveyTouchpoint, Touchpoint } from '../../../domain/programs/program.ts';

const offsets = (from: number, to: number): fc.Arbitrary<Offset> =>
  fc.integer({ min: from, max: to }).map((days) => `P${days}D` as Offset);

const someReminders = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 3 })
  .map((days) => days.sort((a, b) => a - b).map((day) => `P${day}D` as Offset));

/** A touchpoint as another version may have it: the same, with other reminders or dates, or not at all. */
function anyChange(touchpoint: Touchpoint): fc.Arbitrary<Touchpoint[]> {
  const moved =
    touchpoint.kind === 'survey'
      ? offsets(1, 30).map((plus): Touchpoint => {
          const { offset } = touchpoint.opens;
          const closes = { ...touchpoint.opens, offset, plus, at: undefined };
          return { ...touchpoint, closes };
        })
      : offsets(0, 60).map((notice): Touchpoint => ({ ...touchpoint, notice }));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<Touchpoint[]>([touchpoint]) },
    { weight: 2, arbitrary: someReminders.map((reminders): Touchpoint[] => [{ ...touchpoint, reminders }]) },
    { weight: 2, arbitrary: moved.map((one): Touchpoint[] => [one]) },
    { weight: 1, arbitrary: fc.constant<Touchpoint[]>([]) },
  );
}

/** One survey more, of a program that has one to copy. */
const anyAddition = (program: Program): fc.Arbitrary<Touchpoint[]> => {
  const survey = program.touchpoints.find((one): one is SurveyTouchpoint => one.kind === 'survey');
  if (!survey) return fc.constant([]);
  return fc.option(fc.tuple(offsets(0, 300), someReminders), { nil: undefined }).map((drawn) => {
    if (!drawn) return [];
    const [offset, reminders] = drawn;
    const opens = { from: 'trainingEnd', offset, shift: 'next', zone: 'participant' } as const;
    const closes = { ...opens, plus: 'P21D' as Offset };
    return [{ ...survey, id: 'added', opens, closes, reminders }];
  });
};

/** Another version of a program, each of whose touchpoints may be changed or gone, and one may be new. */
export const anyVariant = (program: Program): fc.Arbitrary<Program> =>
  fc
    .tuple(...program.touchpoints.map(anyChange), anyAddition(program))
    .map((parts) => ({ ...program, touchpoints: parts.flat() }));
