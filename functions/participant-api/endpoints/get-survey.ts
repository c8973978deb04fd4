import { stageOf } from '../../../domain/progress/standing.ts';
import { pageAnswer } from '../../page-answer.ts';
import { linkPage } from '../link-page.ts';
import { openTouchpoint } from '../open-link.ts';
import { surveyPage } from '../pages/survey-page.ts';
import { nothingToAnswer, surveyView } from '../survey-pages.ts';

/** The survey of a link, or why there is nothing to answer now. */
export const getSurvey = linkPage('/survey', async (token, now, { documents }) => {
  const opened = await openTouchpoint(documents, token, 'survey', now);
  const isOpen = stageOf(opened.at) === 'open';
  return pageAnswer(200, isOpen ? surveyPage(surveyView(opened)) : nothingToAnswer(opened, now));
});
