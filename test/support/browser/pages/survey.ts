import type { Page } from 'playwright-core';

/** More steps than any survey has. */
const MOST_STEPS = 200;

/** The survey page as a person sees it: an introduction, step after step, and one button that sends. */
export function surveyPage(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const start = button(/^(Start|Continue)$/);
  const next = button('Next');
  const send = button('Send my answers');
  const status = page.getByRole('status');
  const radios = page.getByRole('radio');

  /** Goes on until one can send, doing something at every step on the way. */
  async function toTheEnd(at: () => Promise<unknown> = async () => {}): Promise<void> {
    if (await start.isVisible()) await start.click();
    for (let step = 0; step < MOST_STEPS && !(await send.isVisible()); step += 1) {
      await at();
      await next.click();
    }
  }

  return {
    page,
    start,
    next,
    back: button('Back'),
    send,
    status,
    radios,
    thanks: page.getByRole('heading', { name: 'Thank you', level: 1 }),
    alreadyAnswered: page.getByRole('heading', { name: 'Already answered, thank you', level: 1 }),
    /** Said at the question. */
    fault: page.getByText('Please choose an answer.'),
    saved: status.filter({ hasText: /^Saved$/ }),
    toTheEnd,

    /** Answers what has to be answered, one statement of the first question, and goes where one sends. */
    async answer(choice = 0): Promise<void> {
      await start.click();
      await choose(choice);
      await toTheEnd();
    },

    /** Chooses the first answer wherever one can be chosen. */
    answerAll: () =>
      toTheEnd(async () => {
        for (const group of await page.getByRole('group').all()) {
          const own = group.getByRole('radio');
          const isInnermost = (await group.getByRole('group').count()) === 0;
          if (isInnermost && (await own.count()) > 0) await own.first().press('Space');
        }
      }),
    choose,
  };

  /** Without a tap, which would move on: the space bar takes the answer that has the focus. */
  async function choose(index: number): Promise<void> {
    await radios.nth(index).press('Space');
  }
}

/** The same page where scripts are blocked: everything at once, in one form. */
export async function plainSurvey(page: Page, link: string) {
  await page.route('**/survey.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(link);
  return { ...surveyPage(page), faults: page.getByRole('alert') };
}
