import type { Page } from 'playwright-core';

/** The booking page as a person sees it: sessions to choose from, or the seat that is theirs. */
export const focusGroupPage = (page: Page) => ({
  sessions: page.getByRole('radio'),
  book: page.getByRole('button', { name: 'Book my seat' }),
  faults: page.getByRole('alert'),
  booked: page.getByText('You have a seat.'),
});
