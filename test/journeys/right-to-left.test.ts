import { expect, it } from 'vitest';
import type { SurveyDefinition } from '../../domain/surveys/survey.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import { STYLE } from '../../functions/participant-api/pages/style.ts';
import { surveyPage } from '../../functions/participant-api/pages/survey-page.ts';
import { browserStories } from '../support/browser/browser.ts';
import { smallCohort, smallParticipant, smallProgram } from '../support/small-program.ts';

const stories = browserStories();

const survey = (title: string, choice: string): SurveyDefinition => ({
  title,
  pages: [
    {
      name: 'one',
      title,
      elements: [
        { type: 'radiogroup', name: 'again', title, choices: [{ value: 'yes', text: choice }] },
        { type: 'comment', name: 'note', title },
      ],
    },
  ],
});

/** The side at which each stands in the page: its letters, or the box itself where it has none. */
const SIDES = `Object.fromEntries(
  [['title', 'h1'], ['question', 'legend'], ['choice', '.options label'], ['button', 'input[type=radio]'], ['label', '.question']]
    .map(([name, selector]) => {
      const element = document.querySelector(selector);
      const range = document.createRange();
      range.selectNodeContents(element);
      const box = element.matches('input') ? element.getBoundingClientRect() : range.getBoundingClientRect();
      const { left, right } = document.querySelector('main').getBoundingClientRect();
      return [name, box.left - left < right - box.right ? 'left' : 'right'];
    }),
)`;

it.each([
  ['right', 'סקר לפני ההכשרה', 'כן'],
  ['right', 'استبيان', 'نعم'],
  ['left', 'Before the training', 'Yes'],
])(
  'what a program says is laid out from the %s where it is read from there: %s',
  async (side, title, choice) => {
    const { timeZone } = smallParticipant();
    const { closes } = timetable(smallProgram().program, smallCohort(), smallParticipant())[0]!;
    const html = surveyPage({
      frame: { programTitle: title },
      title,
      survey: survey(title, choice),
      programVersion: '0',
      minutes: 5,
      unlinked: false,
      closes,
      timeZone,
      token: '',
      sequence: 0,
      localKey: '',
      typed: {},
    }).html;
    const page = await stories.browser().newPage({ viewport: { width: 390, height: 800 } });
    await page.setContent(html);
    await page.addStyleTag({ content: STYLE });
    const sides = await page.evaluate<Record<string, string>>(SIDES);
    expect(new Set(Object.values(sides))).toEqual(new Set([side]));
    expect(await page.evaluate("getComputedStyle(document.querySelector('textarea')).direction")).toBe(
      side === 'right' ? 'rtl' : 'ltr',
    );
    await page.close();
  },
);
