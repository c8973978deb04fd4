import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarObject } from '../platform/calendar-object.ts';
import type { Inbox } from '../platform/local/inbox.ts';
import { composeMime } from '../platform/mime.ts';
import { SETTINGS } from './live.ts';

/**
 * Writes each mail as `mail/<number>-<contact id>.eml`, and the calendar object that came with it as
 * `calendar/<number>-<contact id>.ics`; the number is its place in the inbox, so that files sort by time.
 */
export async function writeMails(folder: string, inbox: Inbox, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const message = inbox.get(number)!;
    const name = `${String(number).padStart(6, '0')}-${message.contactId}`;
    writeFileSync(join(folder, 'mail', `${name}.eml`), await composeMime(message, SETTINGS.senderEmail));
    if (message.calendar) {
      const text = calendarObject(message.calendar, message.date);
      writeFileSync(join(folder, 'calendar', `${name}.ics`), text);
    }
  }
}
