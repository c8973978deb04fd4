import { endpoint } from '../../middleware/endpoint.ts';
import { LinkQuery } from '../link-query.ts';
import { openYear } from '../open-year.ts';
import { orRefusal } from '../page-answer.ts';
import { yearCalendar } from '../year-calendar.ts';

/** Everything that is coming, for the person's own calendar. Changes nothing. */
export const getYearCalendar = endpoint({
  method: 'GET',
  path: '/year/calendar',
  query: LinkQuery,
  handle: ({ query, now }, ports) =>
    orRefusal(ports.documents, query.t, async () => {
      const opened = await openYear(ports.documents, query.t, now);
      return {
        status: 200,
        body: yearCalendar(ports, opened, now),
        headers: {
          'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
          'content-disposition': 'attachment; filename="my-year.ics"',
        },
      };
    }),
});
