import fc from 'fast-check';
import type { Session } from '../../../domain/cohorts/cohort.ts';
import { epochMs, type Instant, instantOf } from '../../../domain/dates/instant.ts';
import type { FocusGroupId } from '../../../domain/id.ts';
import type { Program, Touchpoint } from '../../../domain/programs/program.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { at, cohort, participant } from '../domain-builders.ts';
import { anyZone } from './domain-arbitraries.ts';
import {
  answers,
  attended,
  books,
  bounces,
  cancelsSeat,
  declines,
  findsNoTime,
  givesUpSeat,
  missedAndAskedAgain,
  missedSession,
  movesTraining,
  stopsMail,
  withdraws,
} from './life-events.ts';
import type { Event, Outage, World } from './live.ts';
import { anyProgram } from './program-arbitraries.ts';

const DAY_S = 86_400;

const plusDaysOf = (from: Instant, days: fc.Arbitrary<number>): fc.Arbitrary<Instant> =>
  fc
    .tuple(days, fc.integer({ min: 0, max: DAY_S - 1 }))
    .map(([day, seconds]) => instantOf(epochMs(from) + (day * DAY_S + seconds) * 1000));

/** An instant from 60 days before the first training until 16 months after it, to the second. */
const during = () => plusDaysOf(at('2019-06-13T00:00Z'), fc.integer({ min: -60, max: 480 }));

export interface Setting {
  program: Program;
  world: World;
  events: Event[];
  outages: Outage[];
  extraWakes: Instant[];
}

/** Something that happens, and how a failure prints it. */
type Happening = [Event, string];

/** One or two sessions of a focus group, most of them inside its window and published in time. */
const anySession = (
  touchpoint: string,
  opens: Instant,
  closes: Instant,
  index: number,
): fc.Arbitrary<Session> => {
  const open = Math.floor((epochMs(closes) - epochMs(opens)) / (DAY_S * 1000));
  return fc
    .tuple(
      plusDaysOf(opens, fc.integer({ min: -5, max: open + 5 })),
      plusDaysOf(opens, fc.integer({ min: -200, max: open })),
    )
    .map(([startsAt, publishedAt]) => ({
      id: `g-${String(index).padStart(16, '0')}` as FocusGroupId,
      touchpoint,
      startsAt,
      endsAt: instantOf(epochMs(startsAt) + 3_600_000),
      publishedAt,
    }));
};

/** What a person does about one touchpoint: at any time from its planned opening on, possible then or not. */
function anyDeed(
  { id, kind }: Touchpoint,
  opens: Instant,
  sessions: readonly Session[],
): fc.Arbitrary<Happening[]> {
  const day = plusDaysOf(opens, fc.integer({ min: -1, max: 45 }));
  if (kind === 'survey') {
    const answer = day.map((when): Happening => [answers(when, id), `${when} answers ${id}`]);
    return fc.array(answer, { maxLength: 1 });
  }
  const own = sessions.filter(({ touchpoint }) => touchpoint === id);
  const others = fc.constantFrom(
    givesUpSeat,
    cancelsSeat,
    declines,
    findsNoTime,
    attended,
    missedSession,
    missedAndAskedAgain,
  );
  const deed = fc.oneof(
    fc.tuple(day, fc.constantFrom(...own)).map(([when, session]) => (number: number): Happening => {
      return [books(when, id, session, number), `${when} books ${session.startsAt} ${id}`];
    }),
    fc.tuple(day, others).map(
      ([when, does]) =>
        (): Happening => [does(when, id), `${when} ${does.name} ${id}`],
    ),
  );
  return fc.array(deed, { maxLength: 5 }).map((deeds) => deeds.map((one, index) => one(2 * index + 1)));
}

const once = fc
  .tuple(during(), fc.constantFrom(stopsMail, bounces, withdraws))
  .map(([when, does]): Happening[] => [[does(when), `${when} ${does.name}`]]);

const moves = fc
  .tuple(during(), fc.constantFrom(-400, -30, -1, 1, 30, 400), fc.boolean())
  .map(([when, days, andBack]): Happening[] => {
    const later = instantOf(epochMs(when) + 3 * DAY_S * 1000);
    const move: Happening = [movesTraining(when, days), `${when} moves ${days}`];
    return andBack ? [move, [movesTraining(later, -days), `${later} moves back`]] : [move];
  });

/** What may happen to anyone: mail stopped, a bounce, a withdrawal, a moved training; often nothing of it. */
const anyFate: fc.Arbitrary<Happening[]> = fc.oneof(fc.constant<Happening[]>([]), once, moves);

/** A program, a cohort with sessions, a person who enrolls any time, and what they do and what happens to them. */
export const anySetting = (): fc.Arbitrary<Setting> =>
  anyProgram().chain((program) => {
    const plan = timetable(program, cohort(), participant());
    const groups = plan.filter(({ touchpoint }) => touchpoint.kind === 'focus-group');
    const sessions = fc.tuple(
      ...groups.flatMap(({ touchpoint: { id }, opens, closes }, index) =>
        [0, 1].map((which) => anySession(id, opens.at, closes.at, 2 * index + which)),
      ),
    );
    return sessions.chain((published) =>
      fc
        .record({
          timeZone: anyZone(),
          enrolledAt: fc.oneof(fc.constant(at('2019-04-10T14:00Z')), during()),
          deeds: fc.tuple(...plan.map(({ touchpoint, opens }) => anyDeed(touchpoint, opens.at, published))),
          fate: anyFate,
          outage: fc.option(fc.tuple(during(), fc.integer({ min: 1, max: 40 })), { nil: undefined, freq: 3 }),
          extraWakes: fc.array(during(), { maxLength: 12 }),
        })
        .map(({ timeZone, enrolledAt, deeds, fate, outage, extraWakes }) => {
          const happenings = [...deeds.flat(), ...fate].filter(([{ at: when }]) => when > enrolledAt);
          return {
            program,
            world: {
              cohort: cohort({ sessions: published }),
              participant: participant({ timeZone, enrolledAt }),
            },
            events: happenings.map(([event]) => event),
            outages: outage
              ? [{ from: outage[0], until: instantOf(epochMs(outage[0]) + outage[1] * DAY_S * 1000) }]
              : [],
            extraWakes,
            [fc.toStringMethod]: () =>
              JSON.stringify({
                timeZone,
                enrolledAt,
                happenings: happenings.map(([, text]) => text),
                outage,
                extraWakes,
                published,
                program,
              }),
          };
        }),
    );
  });
