import type { Ports } from '../../platform/ports.ts';
import type { Endpoint, Route } from '../middleware/endpoint.ts';
import { getApiLink } from './endpoints/get-api-link.ts';
import { getAssets } from './endpoints/get-asset.ts';
import { getFocusGroup } from './endpoints/get-focus-group.ts';
import { getStop } from './endpoints/get-stop.ts';
import { getSurvey } from './endpoints/get-survey.ts';
import { postApiResponse } from './endpoints/post-api-response.ts';
import { postApiSeat } from './endpoints/post-api-seat.ts';
import { postApiStop } from './endpoints/post-api-stop.ts';
import { postFocusGroup } from './endpoints/post-focus-group.ts';
import { postLinkAgain } from './endpoints/post-link-again.ts';
import { postStop } from './endpoints/post-stop.ts';
import { postSurvey } from './endpoints/post-survey.ts';

/** Everything a personal link leads to. */
export const endpoints: readonly Endpoint<Ports>[] = [
  getSurvey,
  postSurvey,
  getFocusGroup,
  postFocusGroup,
  getStop,
  postStop,
  postLinkAgain,
  ...getAssets,
  getApiLink,
  postApiResponse,
  postApiSeat,
  postApiStop,
];

/** The route table, as a gateway needs it. */
export const routes: readonly Route[] = endpoints.map(({ method, path }) => ({ method, path }));
