import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { TimeZone } from '../../domain/dates/local-date.ts';
import { calendarFile } from '../../platform/calendar-file.ts';

it('a calendar file is named as the program is, whatever is in the name (RFC 5545, 3.3.11)', () => {
  const name = 'Lead, learn; and serve \\ new';
  const timeZone = 'America/New_York' as TimeZone;
  const text = calendarFile({ name, timeZone, entries: [] }, '2027-01-20T12:00:00.000Z' as Instant);
  for (const property of ['NAME', 'X-WR-CALNAME']) {
    expect(text).toContain(`\r\n${property}:Lead\\, learn\\; and serve \\\\ new\r\n`);
  }
});
