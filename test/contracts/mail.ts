import { describe, expect, it } from 'vitest';
import type { Mail } from '../../platform/ports.ts';
import { aCalendarEvent, aMessage } from '../support/message.ts';
import { leavesOf, readMime } from '../support/reading/read-mime.ts';

/** A Mail that works, and a look at what it let out. */
export interface MailUnderTest {
  mail: Mail;
  /** Everything that was accepted so far, in order: the one envelope recipient, and the mail as it went out. */
  accepted(): Promise<{ to: string; raw: string }[]>;
}

/** What every implementation of Mail does with mails that nothing stands in the way of. */
export function mailContract(name: string, make: () => Promise<MailUnderTest>): void {
  describe(`${name} keeps the mail contract`, () => {
    it('sends one message to one address, and answers with an id', async () => {
      const { mail, accepted } = await make();
      const delivery = await mail.send(aMessage());
      expect(delivery).toEqual({ kind: 'accepted', messageId: expect.stringMatching(/./) });
      expect((await accepted()).map(({ to }) => to)).toEqual(['bo@hospital.example.org']);
    });

    it('gives every message an id of its own', async () => {
      const { mail, accepted } = await make();
      const ids = [];
      for (const number of [1, 2, 3]) {
        const delivery = await mail.send(
          aMessage({ contactId: `p-0123456789abcdef.baseline.reminder.${number}` }),
        );
        ids.push(delivery.kind === 'accepted' ? delivery.messageId : undefined);
      }
      expect(new Set(ids).size).toBe(3);
      expect(await accepted()).toHaveLength(3);
    });

    it('sends the whole message: headers, text, HTML and calendar object', async () => {
      const { mail, accepted } = await make();
      await mail.send(aMessage({ subject: 'Your seat, Núñez', calendar: aCalendarEvent() }));
      const [sent] = await accepted();
      const read = readMime(sent?.raw ?? '');
      expect(read.headers.get('subject')).toEqual(['Your seat, Núñez']);
      expect(read.headers.get('date')).toEqual(['Sun, 22 Nov 2026 14:00:00 +0000']);
      expect(read.headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
      expect(leavesOf(read).map((part) => part.contentType)).toEqual([
        ...['text/plain', 'text/html', 'text/calendar', 'application/ics'],
      ]);
    });

    it('sends to the one address even when the name looks like others (E15)', async () => {
      const { mail, accepted } = await make();
      await mail.send(aMessage({ to: { name: 'x@evil.example, y@evil.example', email: 'bo@x.org' } }));
      expect((await accepted()).map(({ to }) => to)).toEqual(['bo@x.org']);
    });

    it('refuses a message it cannot put together, for good and without sending (F18)', async () => {
      const { mail, accepted } = await make();
      const delivery = await mail.send(
        aMessage({ to: { name: 'Bo', email: 'bo@x.org, victim@evil.example' } }),
      );
      expect(delivery).toMatchObject({ kind: 'refused', mayRetry: false });
      expect(JSON.stringify(delivery)).not.toContain('victim');
      expect(await accepted()).toEqual([]);
    });
  });
}
