import { Conflict, Invalid } from '../../../domain/errors.ts';
import { surveyOf } from '../../../domain/surveys/submission.ts';
import { questionsOf } from '../../../domain/surveys/survey.ts';
import { withoutHidden } from '../../../domain/surveys/survey-visibility.ts';
import { pageAnswer } from '../../page-answer.ts';
import { answersWrites } from '../answers-writes.ts';
import { asShown } from '../asked-version.ts';
import { formAnswers } from '../form-answers.ts';
import { openTouchpoint } from '../open-link.ts';
import { surveyPage } from '../pages/survey-page.ts';
import { sendingOf } from '../repeated-answer.ts';
import { nothingToAnswer, surveyView, thanksPage } from '../survey-pages.ts';
import { tokenForm } from '../token-form.ts';

/**
 * Takes a survey form: `t` the token, `v` the version that was shown, and the answers. Without a script a page
 * shows every question, so answers to those that were not to be asked are left out. What cannot be taken comes back
 * as the same page with everything that was typed.
 */
export const postSurvey = tokenForm(
  '/survey',
  async ({ form, token, headers, now }, { documents, random }) => {
    const found = await openTouchpoint(documents, token, 'survey', now);
    const shown = { programVersion: form.get('v') ?? undefined };
    const { opened, sent } = await asShown(documents, found, shown);
    const sending = await sendingOf(documents, opened, headers);
    if (sending.isRepeated) return pageAnswer(200, thanksPage(opened, now));
    const { definition } = surveyOf(opened.asked, opened.at.planned);
    const typed = formAnswers(definition, form);
    const again = { ...surveyView(opened), typed };
    try {
      const answers = withoutHidden(questionsOf(definition), typed);
      const { writes, wake } = answersWrites(random, opened, { answers, ...sent }, now);
      return pageAnswer(200, thanksPage(opened, now), {
        writes: [...writes, ...sending.receipt(now)],
        wake,
      });
    } catch (error) {
      if (error instanceof Invalid) return pageAnswer(422, surveyPage({ ...again, faults: error.faults }));
      if (!(error instanceof Conflict)) throw error;
      const isChanged = error.code === 'version';
      return pageAnswer(
        409,
        isChanged ? surveyPage({ ...again, notice: CHANGED }) : nothingToAnswer(opened, now),
      );
    }
  },
);

const CHANGED =
  'The questions have changed since you opened this page. Your answers are kept below; please look through them and send them again.';
