import fc from 'fast-check';
import { Program } from '../../../domain/programs/program.ts';
import { program, REFERENCE_TOUCHPOINTS, surveyTouchpoint } from '../domain-builders.ts';

const duration = (min: number, max: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.integer({ min, max }).map((days) => `${days < 0 ? '-' : ''}P${Math.abs(days)}D`),
    fc
      .integer({ min: Math.ceil(min / 30), max: Math.floor(max / 31) })
      .map((months) => `${months < 0 ? '-' : ''}P${Math.abs(months)}M`),
  );

const reminders = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 3 })
  .map((days) => days.sort((a, b) => a - b).map((day) => `P${day}D`));

const shift = fc.constantFrom('next', 'previous', 'none');
const clock = fc.constantFrom(undefined, '00:00', '02:30', '08:00', '17:00', '23:30');
const where = fc.constantFrom('participant', 'cohort');

const survey = (id: string) =>
  fc
    .record({
      offset: duration(-60, 370),
      open: fc.integer({ min: 1, max: 40 }),
      shift,
      clock,
      where,
      reminders,
    })
    .map((one) => {
      const at = one.clock ? { at: one.clock } : {};
      return surveyTouchpoint(id, one.offset, {
        opens: { from: 'trainingEnd', offset: one.offset, shift: one.shift, zone: one.where, ...at },
        closes: {
          from: 'trainingEnd',
          offset: one.offset,
          plus: `P${one.open}D`,
          shift: one.shift,
          zone: one.where,
        },
        reminders: one.reminders,
      });
    });

const focusGroup = (id: string) =>
  fc
    .record({
      after: fc.integer({ min: 0, max: 120 }),
      open: fc.integer({ min: 1, max: 60 }),
      notice: fc.integer({ min: 0, max: 50 }),
      reminders,
    })
    .map(({ after, open, notice, reminders }) => ({
      ...REFERENCE_TOUCHPOINTS.find((one) => one.id === 'focus-group')!,
      id,
      window: { from: 'trainingEnd', after: `P${after}D`, until: `P${after + open}D` },
      notice: `P${notice}D`,
      reminders,
    }));

/** The reference program, or up to five touchpoints anywhere in the year; always one that may be loaded. */
export const anyProgram = (): fc.Arbitrary<Program> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(program()) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
          fc.constantFrom('08:00', '09:30', '07:00'),
          fc.constantFrom('12:00', '18:00', '20:15'),
        )
        .chain(([kinds, from, to]) =>
          fc
            .tuple(
              ...kinds.map((isSurvey, index) =>
                isSurvey ? survey(`survey-${index}`) : focusGroup(`group-${index}`),
              ),
            )
            .map((touchpoints) => ({
              ...program(),
              sendWindow: { from, to, days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: 'US-MA' },
              touchpoints,
            })),
        )
        .filter((file) => Program.safeParse(file).success)
        .map((file) => Program.parse(file)),
    },
  );
