import type { Page } from 'playwright-core';

/** The page of one's own year as a person sees it. */
export const myYear = (page: Page) => ({
  heading: page.getByRole('heading', { name: 'My year', level: 1 }),
  answer: page.getByRole('button', { name: /^Answer now/ }),
  specific: page.getByRole('textbox', { name: /^Specific/ }),
  saveGoal: page.getByRole('button', { name: 'Save my goal' }),
  saveReview: page.getByRole('button', { name: /stands$/ }),
  said: page.getByRole('status'),
  faults: page.getByRole('alert'),
  calendar: page.getByRole('button', { name: 'Add everything to my calendar' }),
  scores: page.getByRole('table'),
  /** A setting that is folded away, by the beginning of its line. */
  fold: (name: RegExp) => page.getByText(name),
  button: (name: string) => page.getByRole('button', { name }),
});
