import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarObject } from '../platform/calendar-object.ts';
import { composeMime } from '../platform/mime.ts';
import type { Message } from '../platform/ports.ts';
import { SETTINGS } from './settings.ts';

/**
 * Writes each mail as `mail/<number>-<contact id>.eml`, and the calendar object that came with it as
 * `calendar/<number>-<contact id>.ics`; the number is its place among all, so that files sort by time.
 */
export async function writeMails(
  folder: string,
  mails: readonly Message[],
  numbers: readonly number[],
): Promise<void> {
  for (const number of numbers) {
    const message = mails[number - 1]!;
    const name = `${String(number).padStart(6, '0')}-${message.contactId}`;
    writeFileSync(join(folder, 'mail', `${name}.eml`), await composeMime(message, SETTINGS.senderEmail));
    if (message.calendar) {
      const text = calendarObject(message.calendar, message.date);
      writeFileSync(join(folder, 'calendar', `${name}.ics`), text);
    }
  }
}
