import type { Html } from './html.ts';
import type { Answer } from './middleware/endpoint.ts';
import { pagePolicy } from './middleware/security-headers.ts';

/** Of every page: nothing inline and nothing from elsewhere, so that what somebody typed runs nowhere. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicy(),
};

/** A page as an answer; `effect` is what has to be written for it to be true. */
export const pageAnswer = (
  status: number,
  page: Html,
  effect: Pick<Answer, 'writes' | 'wake' | 'settle'> = {},
): Answer => ({
  status,
  body: page.html,
  headers: PAGE_HEADERS,
  ...effect,
});
