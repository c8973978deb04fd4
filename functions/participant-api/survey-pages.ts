import { hash } from 'node:crypto';
import type { Instant } from '../../domain/dates/instant.ts';
import { nextTouchpoint } from '../../domain/participants/next-touchpoint.ts';
import { stageOf } from '../../domain/progress/standing.ts';
import { surveyOf } from '../../domain/surveys/submission.ts';
import type { Html } from '../html.ts';
import { frameOf } from './frame-of.ts';
import type { OpenedTouchpoint } from './open-link.ts';
import { messagePage } from './pages/message-page.ts';
import { newLinkForm } from './pages/new-link-form.ts';
import { nextInWords } from './pages/next-words.ts';
import { refusedLinkPage } from './pages/refused-link-page.ts';
import type { SurveyPage } from './pages/survey-page.ts';
import { dayInWords } from './pages/words.ts';

/** The form for this person, with what they typed before on whatever device. */
export function surveyView(opened: OpenedTouchpoint): SurveyPage {
  const { token, program, cohort, participant, at, asked, draft } = opened;
  const { definition, minutes, unlinked } = surveyOf(asked, at.planned);
  return {
    frame: frameOf({ program, cohort }),
    title: at.planned.touchpoint.title,
    survey: definition,
    programVersion: asked.version,
    minutes,
    unlinked,
    closes: at.planned.closes,
    timeZone: participant.doc.timeZone,
    token,
    typed: draft?.doc.answers ?? {},
    sequence: draft?.doc.sequence ?? 0,
    localKey: localKey(participant.doc.id, at.planned.touchpoint.id),
    ...(at.finishBy ? { finishBy: at.finishBy } : {}),
  };
}

/** Under what name a browser keeps a draft: the same for every link to it, and no secret. */
const localKey = (participantId: string, touchpoint: string): string =>
  hash('sha256', `draft ${participantId} ${touchpoint}`).slice(0, 24);

/**
 * Said once, when the answers have been stored. Where the program looks at goals again with this survey, the way to
 * the goal is offered by mail: this link opens no more of the person's year after sending than before.
 */
export function thanksPage(opened: OpenedTouchpoint, now: Instant): Html {
  const { id, title } = opened.at.planned.touchpoint;
  const isReviewed = opened.program.program.goal?.reviewedAt.includes(id) ?? false;
  return messagePage(
    frameOf(opened),
    'Thank you',
    [
      `Your answers to “${title}” have arrived. You will not be reminded of it again.`,
      whatComesNext(opened, now),
      isReviewed
        ? 'And your leadership goal: where does it stand now? Your own page shows it in your words, and asks. It opens only with a link that is mailed to you.'
        : 'You can close this page.',
    ],
    'good',
    isReviewed ? newLinkForm(opened.token, 'year') : undefined,
  );
}

/** Why there is nothing to answer now. */
export function nothingToAnswer(opened: OpenedTouchpoint, now: Instant): Html {
  const { planned } = opened.at;
  const name = planned.touchpoint.title;
  switch (stageOf(opened.at)) {
    case 'done':
      return messagePage(
        frameOf(opened),
        'Already answered, thank you',
        [`Your answers to “${name}” are here; there is nothing left to do.`, whatComesNext(opened, now)],
        'good',
        newLinkForm(opened.token, 'year'),
      );
    case 'not-open':
      return messagePage(frameOf(opened), 'Not open yet', [
        `“${name}” opens on ${dayInWords(planned.opens.at, opened.participant.doc.timeZone)}. This link will work then.`,
      ]);
    default:
      return refusedLinkPage(
        frameOf(opened),
        'Closed',
        [`“${name}” is closed. Nothing you sent before is lost.`, 'A new link leads to what you can do now.'],
        opened.token,
      );
  }
}

function whatComesNext({ program, cohort, participant, at }: OpenedTouchpoint, now: Instant): string {
  const { id } = at.planned.touchpoint;
  const next = nextTouchpoint(program.program, cohort.doc, participant.doc, id, now);
  return nextInWords(next, participant.doc, now);
}
