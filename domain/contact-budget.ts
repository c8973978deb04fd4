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
  const today = toLocal(now, timeZone).date;
  const days = mailDays(participant, today);
  const [latest] = days;
  let day = today;
  let reason: Pause['reason'] | undefined;
  const waitFor = (free: LocalDate, why: Pause['reason']) => {
    if (free <= day) return;
    day = free;
    reason = why;
  };
  if (latest) waitFor(plusDays(latest, 1), 'one-a-day');
  const full = days[perWeek - 1];
  if (full) waitFor(plusDays(full, 7), 'contact-limit');
  if (awayUntil) waitFor(awayUntil, 'away');
  return reason && { until: startOfDay(day, timeZone), reason };
}

/** The days of the counted mails that still matter on `today`, newest first. */
function mailDays({ contacts, timeZone }: Participant, today: LocalDate): LocalDate[] {
  const since = startOfDay(plusDays(today, -6), timeZone);
  const sent: Instant[] = [];
  for (const contact of contacts) {
    if (contact.at < since || !isCounted(contact.kind) || !mayHaveReached(contact)) continue;
    // Everything in one mail has its instant, and no two mails have the same.
    if (!sent.includes(contact.at)) sent.push(contact.at);
  }
  return sent
    .sort()
    .reverse()
    .map((at) => toLocal(at, timeZone).date);
}
