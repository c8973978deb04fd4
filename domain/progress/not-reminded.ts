/** Why somebody is not reminded although staff ask for it. */
export const NOT_REMINDED = [
  'withdrawn',
  'not-open',
  'completed',
  'booked',
  'declined',
  'closed',
  'stopped',
  'undeliverable',
  'asked-already',
  'invitation-first',
  'reminder-waiting',
  'reminder-soon',
  'one-a-day',
  'contact-limit',
  'away',
] as const;

/** One of these reasons. */
export type NotReminded = (typeof NOT_REMINDED)[number];
