import type { PlannedReminder, PlannedTouchpoint } from './timetable.ts';

/** Why a reminder that the program has is never sent, in words for staff. */
export const NO_ROOM = {
  'after-close': 'it would come after the close',
  'soon-after-invitation': 'it would come less than a day after the invitation',
  'with-another': 'it would come together with another one',
  'before-another': 'the next one follows within a day and a half',
} as const;

/** The reason as a code, by which `NO_ROOM` has its words. */
export type NoRoom = keyof typeof NO_ROOM;

/** A reminder that is never sent. */
export interface DroppedReminder extends PlannedReminder {
  why: NoRoom;
}

/** Whether the next one is so close that a reminder is dropped even when it is on time. */
export const givesWay = ({ moment, staleAt }: PlannedReminder): boolean =>
  staleAt !== undefined && staleAt <= moment.at;

/** The program's reminders of a touchpoint: those that are sent to whoever has not answered, and those that never are. */
export function remindersOf({ reminders, dropped }: PlannedTouchpoint): {
  sent: PlannedReminder[];
  never: DroppedReminder[];
} {
  const yielding = reminders.filter(givesWay).map((one) => ({ ...one, why: 'before-another' as const }));
  return {
    sent: reminders.filter((one) => !givesWay(one)),
    never: [...dropped, ...yielding].sort((a, b) => a.number - b.number),
  };
}
