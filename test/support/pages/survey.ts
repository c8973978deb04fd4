import type { Page } from 'playwright-core';

/** The survey page as a person sees it: groups with a legend, and one button that sends. */
export const surveyPage = (page: Page) => ({
  page,
  send: page.getByRole('button', { name: 'Send my answers' }),
  thanks: page.getByRole('heading', { name: 'Thank you', level: 1 }),
  alreadyAnswered: page.getByRole('heading', { name: 'Already answered, thank you', level: 1 }),
  faults: page.getByRole('alert'),
  /** Of a question that may be left out. */
  optional: page.getByRole('radio').last(),

  /** Answers what has to be answered: one statement of the first question. */
  answer: () => page.getByRole('radio').first().check(),

  /** Chooses the first answer wherever one can be chosen. */
  async answerAll(): Promise<void> {
    for (const group of await page.getByRole('group').all()) {
      const radios = group.getByRole('radio');
      const isInnermost = (await group.getByRole('group').count()) === 0;
      if (isInnermost && (await radios.count()) > 0) await radios.first().check();
    }
  },
});
