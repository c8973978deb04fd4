import * as z from 'zod';
import { closedObject } from '../closed-object.ts';
import { LocalTime, TimeZone, type Weekday } from '../dates/local-date.ts';
import { Offset } from '../dates/offset.ts';
import type { MailTemplate } from '../mails/mail-template.ts';
import { SessionMinutes } from '../sessions/session-time.ts';
import { Scale, type SurveyDefinition } from '../surveys/survey.ts';
import { oneLine } from '../text.ts';
import { inconsistencies } from './program-consistency.ts';

/** Lower-case words joined by hyphens. Safe in keys (`#` separates), URLs and file names. */
export const Slug = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'id-format' });

const AnchorName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
  error: 'id-format: a lower-case letter, then letters and digits, at most 40, such as trainingStart',
});

const WEEKDAY_NAMES = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const satisfies Record<string, Weekday>;

const ShiftRule = z.enum(['next', 'previous', 'none']);

/**
 * When something is, counted from an anchor: `offset`, then `plus` (for "three months and 28 days"), then
 * the shift to a working day, at a time of day. Without `at` an opening is at the send window's start and
 * a closing at the end of the day. `zone: cohort` is for what happens in the training room.
 */
const MomentSpec = closedObject({
  from: AnchorName,
  offset: Offset.optional(),
  plus: Offset.optional(),
  at: LocalTime.optional(),
  shift: ShiftRule.default('next'),
  zone: z.enum(['participant', 'cohort']).default('participant'),
});
export type MomentSpec = z.infer<typeof MomentSpec>;

/** When participants can write down a leadership goal (always, where left out), and at which touchpoints it is looked at again. */
const GoalRule = closedObject({
  statedFrom: MomentSpec.optional(),
  reviewedAt: z.array(Slug).min(1).max(10),
});

/** A touchpoint has at most so many of its own; those that staff ask for are numbered after them. */
export const MOST_REMINDERS = 3;

const Reminders = z
  .array(Offset)
  .max(MOST_REMINDERS, { error: `limit: at most ${MOST_REMINDERS} reminders` });

/** A wave: one use of a survey, open between two moments that count from an anchor. */
const SurveyTouchpoint = closedObject({
  id: Slug,
  kind: z.literal('survey'),
  title: oneLine(120),
  survey: Slug,
  /** Answers are stored without the participant; only "has answered" is kept. */
  unlinked: z.boolean().default(false),
  opens: MomentSpec,
  closes: MomentSpec,
  /**
   * Each counted from the day the window was to open before any shift (dates are never chained), or from the
   * day it did open for a person who enrolled later.
   */
  reminders: Reminders,
  mail: closedObject({ invitation: Slug, reminder: Slug, lastReminder: Slug }),
});
export type SurveyTouchpoint = z.infer<typeof SurveyTouchpoint>;

/** A focus group: people book one of its sessions, which staff publish; the program has the window only. */
const FocusGroupTouchpoint = closedObject({
  id: Slug,
  kind: z.literal('focus-group'),
  title: oneLine(120),
  minutes: SessionMinutes,
  /** Sessions may be held from `from` + `after` until `from` + `until`, both days included. */
  window: closedObject({ from: AnchorName, after: Offset, until: Offset }),
  /** Booking opens this long before the first possible session. */
  notice: Offset,
  reminders: Reminders,
  mail: closedObject({
    invitation: Slug,
    reminder: Slug,
    lastReminder: Slug,
    confirmation: Slug,
    /** The confirmation of a seat whose session staff have moved. */
    change: Slug,
    notice: Slug,
    cancellation: Slug,
    offer: Slug,
    thanks: Slug,
    rebooking: Slug,
  }),
});
export type FocusGroupTouchpoint = z.infer<typeof FocusGroupTouchpoint>;

/** One scheduled thing of a program; `kind` says which. Its id names it in records, mails and files for good. */
export const Touchpoint = z.discriminatedUnion('kind', [SurveyTouchpoint, FocusGroupTouchpoint]);
export type Touchpoint = z.infer<typeof Touchpoint>;

const SurveyUse = closedObject({
  id: Slug,
  title: oneLine(120),
  /** How long it takes, promised in every mail. */
  minutes: z.int().min(1).max(60),
  scales: z.array(Scale).max(30).default([]),
});

/**
 * A program as its `program.yaml` states it; unknown keys are refused everywhere. Send-window times are
 * wall-clock times in each participant's zone; `holidays` is a country or `COUNTRY-STATE` code.
 */
export const Program = closedObject({
  id: Slug,
  title: oneLine(120),
  timeZone: TimeZone,
  sendWindow: closedObject({
    from: LocalTime,
    to: LocalTime,
    days: z
      .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
      .min(1)
      .max(7)
      .transform((days): Weekday[] => days.map((day) => WEEKDAY_NAMES[day])),
    holidays: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { error: 'holidays: such as US-MA or NZ' }),
  }),
  /** At most so many invitations, reminders and thanks a person in any seven days; what is due together is one mail. */
  contactLimit: closedObject({ perWeek: z.int().min(1).max(7) }),
  /** Mails about no touchpoint: `link` brings a new link to somebody who asked for one. */
  mail: closedObject({ link: Slug }),
  anchors: z.array(AnchorName).min(1).max(10),
  surveys: z.array(SurveyUse).max(20),
  touchpoints: z.array(Touchpoint).min(1).max(60),
  /** A leadership goal on each participant's own page; without it there is none. */
  goal: GoalRule.optional(),
}).check((context) => {
  for (const fault of inconsistencies(context.value)) {
    context.issues.push({ code: 'custom', input: context.value, ...fault });
  }
});
export type Program = z.infer<typeof Program>;

/**
 * Everything a cohort pins when it starts: the program, its surveys and its mails. `version` is the
 * SHA-256 (first 16 hex digits) of their content, so the same version always means the same content.
 */
export interface ProgramVersion {
  version: string;
  program: Program;
  surveys: Record<string, SurveyDefinition>;
  mails: Record<string, MailTemplate>;
  /** Appended to every mail: who to ask, and how to stop. Has the `stopLink` variable. */
  footer: string;
}

/** Where a program snapshot is stored: content-addressed, so it never changes. */
export const programKey = (id: string, version: string): string => `program#${id}@${version}`;
