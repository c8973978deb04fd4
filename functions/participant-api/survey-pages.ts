import { stageOf } from '../../domain/standing.ts';
import { surveyOf } from '../../domain/submission.ts';
import type { OpenedTouchpoint } from './open-link.ts';
import { frameOf } from './page-answer.ts';
import type { Html } from './pages/html.ts';
import { messagePage } from './pages/message-page.ts';
import { refusedLinkPage } from './pages/refused-link-page.ts';
import type { SurveyPage } from './pages/survey-page.ts';
import { dayInWords } from './pages/words.ts';

/** The form for this person, to be completed with what was typed before. */
export function surveyView({ token, program, cohort, participant, at }: OpenedTouchpoint): SurveyPage {
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

/** Said once, when the answers have been stored. */
export const thanksPage = (opened: OpenedTouchpoint): Html =>
  messagePage(
    frameOf(opened),
    'Thank you',
    [
      `Your answers to “${opened.at.planned.touchpoint.title}” have arrived. You will not be reminded of it again.`,
      'You can close this page.',
    ],
    'good',
  );

/** Why there is nothing to answer now. */
export function nothingToAnswer(opened: OpenedTouchpoint): Html {
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
        `“${name}” opens on ${dayInWords(planned.opens.at, opened.participant.doc.timeZone)}. This link will work then.`,
      );
    default:
      return refusedLinkPage(
        frameOf(opened),
        'Closed',
        [`“${name}” is closed. Nothing you sent before is lost.`, 'A new link leads to what you can do now.'],
        opened.token,
      );
  }
}
