import { startOfDay, toLocal } from './calendar.ts';
import { type HoldReason, isCounted, mayHaveReached } from './contact.ts';
import type { Instant } from './instant.ts';
import { type LocalDate, plusDays } from './local-date.ts';
import type { Participant } from './participant.ts';

/** Why the next counted mail has to wait, and the start of the first day on which it need not. */
export interface Pause {
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
  const mails = recentMails(participant, now);
  if (mails.length === 0 && !awayUntil) return undefined;
  const dayOf = (at: Instant | undefined) => at && toLocal(at, timeZone).date;
  const today = toLocal(now, timeZone).date;
  let day = today;
  let reason: Pause['reason'] | undefined;
  const waitFor = (free: LocalDate, why: Pause['reason']) => {
    if (free <= day) return;
    day = free;
    reason = why;
  };
  const latest = dayOf(mails[0]);
  if (latest && latest >= today) waitFor(plusDays(latest, 1), 'one-a-day');
  const full = dayOf(mails[perWeek - 1]);
  if (full) waitFor(plusDays(full, 7), 'contact-limit');
  if (awayUntil) waitFor(awayUntil, 'away');
  return reason && { until: startOfDay(day, timeZone), reason };
}

/** When the counted mails of the last week went, newest first, and perhaps one more. */
function recentMails({ contacts }: Participant, now: Instant): Instant[] {
  // The person's day is never more than one off: cheaper than their calendar, and nothing is missed.
  const since = plusDays(now.slice(0, 10) as LocalDate, -8) as string;
  const mails: Instant[] = [];
  for (const contact of contacts) {
    if (contact.at < since || !isCounted(contact.kind) || !mayHaveReached(contact)) continue;
    // Staff judged that it had not arrived; `at` is when they did.
    if (contact.state === 'again') continue;
    // Everything in one mail has its instant, and no two mails have the same.
    if (!mails.includes(contact.at)) mails.push(contact.at);
  }
  return mails.length > 1 ? mails.sort().reverse() : mails;
}
