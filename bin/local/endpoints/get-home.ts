import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { pageAnswer } from '../../../functions/page-answer.ts';
import { DESK, type Desk } from '../desk.ts';
import { offersExample } from '../example-cohort.ts';
import { overview } from '../overview.ts';
import { homePage } from '../pages/home-page.ts';

/** What is here, and what happens next. */
export const getHome = endpoint({
  method: 'GET',
  path: '/',
  scope: DESK,
  handle: async ({ now }, { documents, pacemaker, inbox, staff, machineNow, sendsMail }: Desk) => {
    const { cohorts, nextContacts } = await overview(documents);
    const view = {
      cohorts,
      nextContacts,
      mails: inbox.count(),
      offersExample: await offersExample(staff, now),
      sendsMail,
      clock: {
        now,
        machineNow: machineNow(),
        movingTo: pacemaker.movingTo(),
        nextEvent: await pacemaker.nextEvent(),
      },
    };
    return pageAnswer(200, homePage(view));
  },
});
