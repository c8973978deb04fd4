import type { Instant } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import type { Standing } from '../../../domain/progress/standing.ts';
import { choosableUntil } from '../../../domain/sessions/choosable-until.ts';
import { dayInWords, deadlineInWords, sessionInWords, zoneInWords } from './words.ts';

/** What comes next and when, in the person's zone, for who has just answered. */
export function nextInWords(
  next: Standing | undefined,
  { timeZone, mail }: Pick<Participant, 'timeZone' | 'mail'>,
  now: Instant,
): string {
  if (!next) return 'Nothing more comes: this was the last part of the program.';
  const { planned, state } = next;
  const { touchpoint, opens } = planned;
  const name = `“${touchpoint.title}”`;
  const isSurvey = touchpoint.kind === 'survey';
  if (state?.kind === 'booked') {
    const { startsAt } = state.seat;
    return `Next: ${name} on ${sessionInWords(state.seat, timeZone)}, ${zoneInWords(startsAt, timeZone)}.`;
  }
  if (state?.kind === 'open') {
    const what = isSurvey ? `${name} is open` : `Booking for ${name} is open`;
    const until = deadlineInWords({ at: choosableUntil(planned, now) }, timeZone);
    return `Next: ${what} until ${until}. The link is in your mail.`;
  }
  if (now >= opens.at) return `Next: ${name}. Booking opens as soon as there are sessions to choose from.`;
  const day = dayInWords(opens.at, timeZone);
  const when = isSurvey ? `${name} on ${day}` : `${name}. Booking opens on ${day}`;
  return `Next: ${when}.${mail.kind === 'welcome' ? ' A mail with your link comes then.' : ''}`;
}
