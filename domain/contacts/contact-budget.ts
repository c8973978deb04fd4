import { startOfDay, toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import { type LocalDate, plusDays } from '../dates/local-date.ts';
import type { Participant } from '../participants/participant.ts';
import { type HoldReason, isCounted, mayHaveReached } from './contact.ts';

/** Why the next counted mail has to wait, and the start of the first day on which it need not. */
interface Pause {
  until: Instant;
  reason: HoldReason | 'one-a-day';
}

/**
 * Whether a person may get one more counted mail on the day of `now`: not before they are back, at most one a day,
 * and at most `perWeek` in any seven days. Days are the person's own; a mail of Monday counts until Sunday. What a
 * mail brings along does not count again. The limit has no exceptions: it is what people are promised.
 */
export function pauseOf(participant: Participant, perWeek: number, now: Instant): Pause | undefined {
  const { timeZone, awayUntil } = participant;
  const today = toLocal(now, timeZone).date;
  const mails = recentMails(participant, today);
  let day = today;
  let reason: Pause['reason'] | undefined;
  const [latest] = mails;
  if (latest !== undefined) {
    const sent = toLocal(latest, timeZone).date;
    if (sent >= today) {
      day = plusDays(sent, 1);
      reason = 'one-a-day';
    }
  }
  const full = mails[perWeek - 1];
  if (full !== undefined) {
    const free = plusDays(toLocal(full, timeZone).date, 7);
    if (free > day) {
      day = free;
      reason = 'contact-limit';
    }
  }
  if (awayUntil && awayUntil > day) {
    day = awayUntil;
    reason = 'away';
  }
  return reason && { until: startOfDay(day, timeZone), reason };
}

const NONE: readonly Instant[] = [];

/** When the counted mails of the week before `today` went, newest first, and perhaps one or two more. */
function recentMails({ contacts }: Participant, today: LocalDate): readonly Instant[] {
  // The person's day is never more than one off: cheaper than their calendar, and nothing is missed.
  const since = plusDays(today, -8) as string;
  let mails: Instant[] | undefined;
  for (const contact of contacts) {
    if (contact.at < since || !isCounted(contact.kind) || !mayHaveReached(contact)) continue;
    // Staff judged that it had not arrived; `at` is when they did.
    if (contact.state === 'again') continue;
    if (!mails) mails = [contact.at];
    // Everything in one mail has its instant, and no two mails have the same.
    else if (!mails.includes(contact.at)) mails.push(contact.at);
  }
  if (!mails) return NONE;
  return mails.length > 1 ? mails.sort().reverse() : mails;
}
