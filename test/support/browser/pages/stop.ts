import type { Page } from 'playwright-core';

/** The page that stops mail, before and after its button. */
export const stopPage = (page: Page) => ({
  stop: page.getByRole('button', { name: 'Stop these mails' }),
  stopped: page.getByRole('heading', { name: 'These mails are stopped', level: 1 }),
});
