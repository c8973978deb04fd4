import { linkPage } from '../link-page.ts';
import { openYear } from '../open-year.ts';
import { yearCalendar } from '../year-calendar.ts';

/** Everything that is coming, for the person's own calendar. Changes nothing. */
export const getYearCalendar = linkPage('/year/calendar', async (token, now, ports) => {
  const opened = await openYear(ports.documents, token, now);
  return {
    status: 200,
    body: yearCalendar(ports, opened, now),
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="my-year.ics"',
    },
  };
});
