import { stageOf } from '../../../domain/standing.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { LinkQuery } from '../link-query.ts';
import { openTouchpoint } from '../open-link.ts';
import { orRefusal, pageAnswer } from '../page-answer.ts';
import { surveyPage } from '../pages/survey-page.ts';
import { nothingToAnswer, surveyView } from '../survey-pages.ts';

/** The survey of a link, or why there is nothing to answer now. */
export const getSurvey = endpoint({
  method: 'GET',
  path: '/survey',
  query: LinkQuery,
  handle: ({ query, now }, { documents }) =>
    orRefusal(documents, query.t, async () => {
      const opened = await openTouchpoint(documents, query.t, 'survey', now);
      const isOpen = stageOf(opened.at) === 'open';
      return pageAnswer(200, isOpen ? surveyPage(surveyView(opened)) : nothingToAnswer(opened, now));
    }),
});
