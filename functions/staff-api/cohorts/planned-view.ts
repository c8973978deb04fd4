import { explain, type Moment } from '../../../domain/dates/calendar.ts';
import { type DroppedReminder, NO_ROOM, remindersOf } from '../../../domain/timetables/no-room.ts';
import type { PlannedReminder, PlannedTouchpoint } from '../../../domain/timetables/timetable.ts';

/** A moment for people: the reasons as data, each with its words. */
const momentView = ({ raw, date, at, reasons }: Moment) => ({
  raw,
  date,
  at,
  reasons: reasons.map((reason) => ({ ...reason, text: explain(reason) })),
});

const reminderView = ({ number, moment }: PlannedReminder) => ({ number, ...momentView(moment) });

const droppedView = ({ why, ...reminder }: DroppedReminder) => ({
  ...reminderView(reminder),
  why: { kind: why, text: NO_ROOM[why] },
});

/** One touchpoint with its dates. */
export const plannedView = (planned: PlannedTouchpoint) => {
  const { touchpoint, opens, closes, invitationAt, sessions } = planned;
  const { sent, never } = remindersOf(planned);
  return {
    touchpoint: touchpoint.id,
    kind: touchpoint.kind,
    title: touchpoint.title,
    opens: momentView(opens),
    closes: momentView(closes),
    invitationAt,
    reminders: sent.map(reminderView),
    ...(never.length > 0 ? { dropped: never.map(droppedView) } : {}),
    ...(sessions ? { sessionsFrom: sessions.from, sessionsUntil: sessions.until } : {}),
  };
};
