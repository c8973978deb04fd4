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
import { postApiDecline } from './endpoints/post-api-decline.ts';
import { postApiResponse } from './endpoints/post-api-response.ts';
import { postApiSeat } from './endpoints/post-api-seat.ts';
import { postApiStop } from './endpoints/post-api-stop.ts';
import { postApiWaiting } from './endpoints/post-api-waiting.ts';
import { postFocusGroup } from './endpoints/post-focus-group.ts';
import { postStop } from './endpoints/post-stop.ts';
import { postSurvey } from './endpoints/post-survey.ts';
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
  ...getAssets,
  getApiLink,
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
