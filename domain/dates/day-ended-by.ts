import { startOfDay, toLocal } from './calendar.ts';
import type { Instant } from './instant.ts';
import { type LocalDate, plusDays, type TimeZone } from './local-date.ts';

/**
 * The day that is over with a deadline, which is what people mean by it; undefined where it comes at another time. A day
 * need not end at midnight: where the clocks go forward then, the next one begins later (FAULTS F38).
 */
export function dayEndedBy(deadline: Instant, zone: TimeZone): LocalDate | undefined {
  const { date } = toLocal(deadline, zone);
  return startOfDay(date, zone) === deadline ? plusDays(date, -1) : undefined;
}
