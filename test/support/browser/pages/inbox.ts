import type { Page } from 'playwright-core';

/** The inbox of one machine: a list of mails, and one mail with its links. */
export const inboxPage = (page: Page) => ({
  mail: (subject: string | RegExp) => page.getByRole('link', { name: subject }),
  /** A link in the text of the mail that is open. */
  link: (path: string) => page.getByRole('main').getByRole('link', { name: path }),
});
