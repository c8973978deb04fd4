import { expect, it } from 'vitest';
import { endOfDay } from '../../../../domain/dates/calendar.ts';
import type { Instant } from '../../../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../../../domain/dates/local-date.ts';
import { deadlineInWords } from '../../../../functions/participant-api/pages/words.ts';

// In Santiago the clocks go forward in the night to 5 September 2027, at midnight; in Kolkata never.
it.each(['America/Santiago', 'Asia/Kolkata'] as TimeZone[])(
  'a deadline at the end of a day is that day, also where there is no midnight after it: %s (F38)',
  (zone) => {
    const at = endOfDay('2027-09-04' as LocalDate, zone);
    expect(deadlineInWords({ at }, zone)).toBe('Saturday, September 4, 2027');
  },
);

it('a deadline at any other time has it', () => {
  const at = '2027-09-05T05:00:00.000Z' as Instant;
  expect(deadlineInWords({ at }, 'America/Santiago' as TimeZone).replaceAll('\u202f', ' ')).toMatch(
    /^Sunday, September 5, 2027, 2:00 AM Chile Time/,
  );
});
