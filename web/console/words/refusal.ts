import { SKIPPED } from './contact.ts';

/** Why the state of things does not allow it (409), by the API's codes, and what to do instead. */
const REFUSED: Record<string, string> = {
  over: 'This is over for them: there is nothing left that could be changed or opened.',
  'too-often':
    'A new link was mailed in the last ten minutes, or five of them in a day, or they have had hundreds of mails. Ask them to look for the newest, or wait a little.',
  undeliverable: 'Mail to their address came back. Correct the address first.',
  'not-unknown': 'This is settled already: it is known by now what became of it.',
  'already-booked': 'They have a seat in a session. Only whoever has none can be excused.',
  closed: 'This is closed already: it counts as missed.',
  'not-excused': 'They are not excused any more.',
  'not-a-survey': 'Only a survey can be open for longer.',
  withdrawn: 'They have withdrawn: nothing is asked of them any more.',
  'changed-meanwhile': 'Somebody changed this at the same moment. Try again.',
};

/** @param reason a second code, where the API gives one */
export function refusalText(code: string, reason: string | undefined): string | undefined {
  if (code !== 'not-wanted') return REFUSED[code];
  const why = reason && SKIPPED[reason];
  return `This mail is not wanted any more${why ? `: ${why}` : ''}. Take it as sent instead.`;
}
