import type { Ports } from '../../platform/ports.ts';
import type { Endpoint, Route } from '../middleware/endpoint.ts';
import { deleteApiSeat } from './endpoints/delete-api-seat.ts';
import { deleteApiWaiting } from './endpoints/delete-api-waiting.ts';
import { getApiLink } from './endpoints/get-api-link.ts';
import { getAssets } from './endpoints/get-asset.ts';
import { getCalendarFile } from './endpoints/get-calendar-file.ts';
import { getFocusGroup } from './endpoints/get-focus-group.ts';
import { getStop } from './endpoints/get-stop.ts';
import { getSurvey } from './endpoints/get-survey.ts';
import { getYear } from './endpoints/get-year.ts';
import { getYearCalendar } from './endpoints/get-year-calendar.ts';
import { postApiDecline } from './endpoints/post-api-decline.ts';
import { postApiResponse } from './endpoints/post-api-response.ts';
import { postApiSeat } from './endpoints/post-api-seat.ts';
import { postApiStop } from './endpoints/post-api-stop.ts';
import { postApiWaiting } from './endpoints/post-api-waiting.ts';
import { postFocusGroup } from './endpoints/post-focus-group.ts';
import { postLinkAgain } from './endpoints/post-link-again.ts';
import { postStop } from './endpoints/post-stop.ts';
import { postSurvey } from './endpoints/post-survey.ts';
import { postYearAway } from './endpoints/post-year-away.ts';
import { postYearGoal } from './endpoints/post-year-goal.ts';
import { postYearLeave } from './endpoints/post-year-leave.ts';
import { postYearMail } from './endpoints/post-year-mail.ts';
import { postYearOpen } from './endpoints/post-year-open.ts';
import { postYearReview } from './endpoints/post-year-review.ts';
import { postYearTimeZone } from './endpoints/post-year-time-zone.ts';
import { putApiDraft } from './endpoints/put-api-draft.ts';
import { putApiSeat } from './endpoints/put-api-seat.ts';

/** Everything a personal link leads to. */
export const endpoints: readonly Endpoint<Ports>[] = [
  getSurvey,
  postSurvey,
  getFocusGroup,
  postFocusGroup,
  getCalendarFile,
  getStop,
  postStop,
  postLinkAgain,
  getYear,
  getYearCalendar,
  postYearOpen,
  postYearGoal,
  postYearReview,
  postYearAway,
  postYearTimeZone,
  postYearMail,
  postYearLeave,
  ...getAssets,
  getApiLink,
  putApiDraft,
  postApiResponse,
  postApiSeat,
  putApiSeat,
  deleteApiSeat,
  postApiWaiting,
  deleteApiWaiting,
  postApiDecline,
  postApiStop,
];

/** The route table, as a gateway needs it. */
export const routes: readonly Route[] = endpoints.map(({ method, path }) => ({ method, path }));
