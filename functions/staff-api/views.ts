import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { type Cohort, wantsNotices } from '../../domain/cohorts/cohort.ts';
import { explain, type Moment } from '../../domain/dates/calendar.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { FocusGroup } from '../../domain/sessions/focus-group.ts';
import { type DroppedReminder, NO_ROOM, remindersOf } from '../../domain/timetables/no-room.ts';
import type { PlannedReminder, PlannedTouchpoint } from '../../domain/timetables/timetable.ts';
import type { Page } from '../../platform/ports.ts';
import type { ImportRecord } from '../imports/import-record.ts';
import { seesIdentities, type Viewer } from './viewer.ts';

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

/** A program in a list of programs. */
export const programSummary = ({ program, version }: ProgramVersion) => ({
  id: program.id,
  version,
  title: program.title,
  timeZone: program.timeZone,
  anchors: program.anchors,
});

/** A program with what it schedules; the texts of surveys and mails are not part of it. */
export const programView = (version: ProgramVersion) => ({
  ...programSummary(version),
  sendWindow: version.program.sendWindow,
  surveys: version.program.surveys.map(({ id, title, minutes }) => ({ id, title, minutes })),
  touchpoints: version.program.touchpoints,
});

/** A cohort; `replanning` while a change still has to reach every participant. */
export function cohortView({ dueAt, contactPerson, ...cohort }: Cohort, viewer: Viewer) {
  const shown = { ...cohort, notices: wantsNotices(cohort), replanning: dueAt !== undefined };
  return seesIdentities(viewer) ? { ...shown, contactPerson } : shown;
}

/**
 * A session with its seats, who waits, and to whom seats are offered; without what only the sweep needs. Where it is
 * are words that staff typed.
 */
export function focusGroupView(
  { place, joinUrl, dueAt: _, listedAs: __, ...group }: FocusGroup,
  viewer: Viewer,
) {
  const shown = {
    ...group,
    waiting: group.waiting ?? [],
    offers: group.offers ?? [],
    seatsTaken: group.seats.length,
  };
  if (!seesIdentities(viewer)) return shown;
  return { ...shown, place, ...(joinUrl === undefined ? {} : { joinUrl }) };
}

/**
 * One change, with what it is chained by. Of a goal without its words, which nothing shows but the person's own page, and
 * without hashes: where it stands is one of five things, and a hash would tell which was guessed right.
 */
export function auditView(entry: AuditEntry): Omit<AuditEntry, 'hash'> {
  if (!entry.record.startsWith('goal#')) return entry;
  const { previous: _, hash: __, changes, ...shown } = entry;
  return { ...shown, changes: changes.map(({ pointer }) => ({ pointer })) };
}

/** An import, and how far its file has come. */
export const importView = ({
  id,
  cohortId,
  createdAt,
  rows,
  cursor,
  known,
  enrolled,
  undo,
}: ImportRecord) => ({
  importId: id,
  cohortId,
  createdAt,
  rows,
  done: cursor,
  enrolled: Object.keys(enrolled).length,
  known,
  finished: cursor >= rows,
  ...(undo && { undone: undo.undone, kept: Object.keys(undo.kept).length }),
});

/** One page of a list; JSON has no `cursor` on the last. */
export const pageView = <Doc>({ items, cursor }: Page<Doc>, view: (doc: Doc) => object) => ({
  items: items.map(({ doc }) => view(doc)),
  cursor,
});
