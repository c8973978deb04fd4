import { Conflict, Invalid } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { stageOf } from '../../domain/standing.ts';
import { surveyOf } from '../../domain/submission.ts';
import type { Ports } from '../../platform/ports.ts';
import { formAnswers } from './form-answers.ts';
import { type OpenedTouchpoint, openTouchpoint } from './open-link.ts';
import { frameOf, orRefusal, type PageAnswer } from './page-answer.ts';
import { messagePage } from './pages/message-page.ts';
import { type SurveyPage, surveyPage } from './pages/survey-page.ts';
import { deadlineInWords } from './pages/words.ts';
import { submitAnswers } from './submit-answers.ts';

/** The survey, or why there is none to answer now. Reads only. */
export const showSurvey = (ports: Ports, token: string, now: Instant): Promise<PageAnswer> =>
  orRefusal(ports.documents, token, async () => {
    const opened = await openTouchpoint(ports.documents, token, 'survey', now);
    return stageOf(opened.at) === 'open'
      ? { status: 200, page: surveyPage(viewOf(opened)) }
      : { status: 200, page: elsePage(opened) };
  });

/**
 * Takes a survey form: `t` the token, `v` the version that was shown, and the answers. What cannot be taken comes
 * back as the same page with everything that was typed.
 */
export const sendSurvey = (ports: Ports, form: URLSearchParams, now: Instant): Promise<PageAnswer> => {
  const token = form.get('t') ?? '';
  return orRefusal(ports.documents, token, async () => {
    const opened = await openTouchpoint(ports.documents, token, 'survey', now);
    const typed = formAnswers(surveyOf(opened.program, opened.at.planned).definition, form);
    const programVersion = form.get('v') ?? undefined;
    try {
      const answered = await submitAnswers(ports, token, { answers: typed, programVersion }, now);
      return { status: 200, page: thanksPage(answered) };
    } catch (error) {
      if (error instanceof Invalid) {
        return { status: 422, page: surveyPage({ ...viewOf(opened), typed, faults: error.faults }) };
      }
      if (!(error instanceof Conflict)) throw error;
      if (error.code === 'version') {
        return { status: 409, page: surveyPage({ ...viewOf(opened), typed, notice: CHANGED }) };
      }
      const current = await openTouchpoint(ports.documents, token, 'survey', now);
      return { status: 409, page: elsePage(current) };
    }
  });
};

const CHANGED =
  'The questions have changed since you opened this page. Your answers are kept below; please look through them and send them again.';

function viewOf({ token, program, cohort, participant, at }: OpenedTouchpoint): SurveyPage {
  const { definition, minutes, unlinked } = surveyOf(program, at.planned);
  return {
    frame: frameOf({ program, cohort }),
    title: at.planned.touchpoint.title,
    survey: definition,
    programVersion: program.version,
    minutes,
    unlinked,
    closes: at.planned.closes,
    timeZone: participant.doc.timeZone,
    token,
  };
}

const thanksPage = (opened: OpenedTouchpoint) =>
  messagePage(
    frameOf(opened),
    'Thank you',
    [
      `Your answers to “${opened.at.planned.touchpoint.title}” have arrived. You will not be reminded of it again.`,
      'You can close this page.',
    ],
    'good',
  );

function elsePage(opened: OpenedTouchpoint) {
  const { planned } = opened.at;
  const say = (title: string, text: string, tone?: 'good') =>
    messagePage(frameOf(opened), title, [text], tone);
  const name = planned.touchpoint.title;
  switch (stageOf(opened.at)) {
    case 'done':
      return say(
        'Already answered, thank you',
        `Your answers to “${name}” are here; there is nothing left to do.`,
        'good',
      );
    case 'not-open':
      return say(
        'Not open yet',
        `“${name}” opens on ${deadlineInWords({ at: planned.opens.at }, opened.participant.doc.timeZone)}. This link will work then.`,
      );
    default:
      return say('Closed', `“${name}” is closed. Nothing you sent before is lost.`);
  }
}
