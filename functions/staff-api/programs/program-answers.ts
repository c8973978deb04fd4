import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { LocalDate, LocalTime, TimeZone, WEEKDAYS } from '../../../domain/dates/local-date.ts';
import { Program } from '../../../domain/programs/program.ts';
import { Planned } from '../cohorts/planned-answer.ts';

/** The version that new cohorts start with; a running one may have another. */
export const ProgramSummary = z
  .strictObject({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    timeZone: TimeZone,
    anchors: z.array(z.string()),
  })
  .meta({ id: 'ProgramSummary' });

/** What it schedules, not its texts. `sendWindow` is on each participant's own clock. */
export const ProgramAnswer = ProgramSummary.extend({
  sendWindow: z.strictObject({
    from: LocalTime,
    to: LocalTime,
    days: z.array(z.enum(WEEKDAYS)),
    holidays: z.string(),
  }),
  surveys: z.array(z.strictObject({ id: z.string(), title: z.string(), minutes: z.int() })),
  touchpoints: Program.shape.touchpoints,
}).meta({ id: 'Program' });

/** A year that nobody has begun, on the clock of `timeZone`: nothing is stored. `workingDays` are the program's. */
export const TimetableAnswer = z
  .strictObject({
    asOf: Instant,
    programId: z.string(),
    version: z.string(),
    timeZone: TimeZone,
    workingDays: ProgramAnswer.shape.sendWindow.shape.days,
    anchors: z.record(z.string(), LocalDate),
    touchpoints: z.array(Planned),
  })
  .meta({ id: 'Timetable' });
