import { NotFound } from '../../../domain/errors.ts';
import { calendarFile } from '../../../platform/calendar-file.ts';
import { linkPage } from '../link-page.ts';
import { openTouchpoint } from '../open-link.ts';
import { seatEntry } from '../seat-entry.ts';
import { seatOf } from '../seat-version.ts';

/** One's own seat as a file for a calendar. */
export const getCalendarFile = linkPage('/focus-group.ics', async (token, now, ports) => {
  const opened = await openTouchpoint(ports.documents, token, 'focus-group', now);
  const seat = seatOf(opened.at);
  if (!seat) throw new NotFound('seat');
  const { planned } = opened.at;
  const body = calendarFile(
    {
      name: planned.touchpoint.title,
      timeZone: opened.participant.doc.timeZone,
      entries: [seatEntry(ports, opened, planned, seat)],
    },
    now,
  );
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="focus-group.ics"',
  };
  return { status: 200, body, headers };
});
