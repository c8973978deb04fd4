import { describe, expect, it } from 'vitest';
import { composeMime } from '../../platform/mime.ts';
import type { Message } from '../../platform/ports.ts';
import { aCalendarEvent, aMessage } from '../support/message.ts';
import { leavesOf, readMime } from '../support/reading/read-mime.ts';

const SENDER = 'journeys@example.org';
const compose = async (changes: Partial<Message> = {}) =>
  (await composeMime(aMessage(changes), SENDER)).toString();
const read = async (changes: Partial<Message> = {}) => readMime(await compose(changes));

describe('a mail', () => {
  it('says who it is from, who answers, who it is to, and the time of our clock', async () => {
    const { headers } = await read();
    expect(headers.get('from')).toEqual(['Clinical Leadership Program <journeys@example.org>']);
    expect(headers.get('reply-to')).toEqual(['Ann Contact <ann@hospital.example.org>']);
    expect(headers.get('to')).toEqual(['Bo Participant <bo@hospital.example.org>']);
    expect(headers.get('subject')).toEqual(['Your first survey']);
    expect(headers.get('date')).toEqual(['Sun, 22 Nov 2026 14:00:00 +0000']);
  });

  it('can be stopped with one click (RFC 8058), and asks not to be answered by machines (RFC 3834)', async () => {
    const { headers } = await read();
    expect(headers.get('list-unsubscribe')).toEqual(['<https://links.example.org/stop?t=def>']);
    expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
  });

  it('to staff has no such header: there is nothing to stop', async () => {
    const { stopUrl: _, ...message } = aMessage();
    const { headers } = readMime((await composeMime(message, SENDER)).toString());
    expect(headers.get('list-unsubscribe')).toBeUndefined();
    expect(headers.get('list-unsubscribe-post')).toBeUndefined();
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
  });

  it('keeps a long stop link whole', async () => {
    const stopUrl = `https://links.example.org/${'a'.repeat(100)}?t=${'b'.repeat(300)}`;
    expect((await read({ stopUrl })).headers.get('list-unsubscribe')).toEqual([`<${stopUrl}>`]);
  });

  it('is plain text first, exactly the Markdown, and then HTML', async () => {
    const text = `Dear Núñez 李,\n\n${'long '.repeat(400)}\n\n.\nFrom here = there, 50 % 👩‍⚕️\n`;
    const parts = leavesOf(await read({ text }));
    expect(parts.map((part) => part.contentTypeLine)).toEqual([
      'text/plain; charset=utf-8',
      'text/html; charset=utf-8',
    ]);
    expect(parts[0]!.body.replaceAll('\r\n', '\n').trimEnd()).toBe(text.trimEnd());
    expect(parts[1]!.body).toContain('Dear Núñez 李,');
  });

  it('has the personal link of its text as a link of its HTML, and no other', async () => {
    const text =
      'https://links.example.org/s?t=abc\n\nhttps://links.example.org.evil.example/s and https://evil.example\n';
    const html = leavesOf(await read({ text }))[1]!.body;
    expect([...new Set([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]))]).toEqual([
      'https://links.example.org/s?t=abc',
    ]);
  });

  it('is made of lines that end with CRLF and have at most 998 octets', async () => {
    const raw = await compose({ text: `${'x'.repeat(3000)}\nnext\n`, calendar: aCalendarEvent() });
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
  });

  it('is the same bytes when it is composed again', async () => {
    const again = { calendar: aCalendarEvent() };
    expect(await compose(again)).toBe(await compose(again));
    expect(await compose({ text: 'another' })).not.toBe(await compose());
  });
});

describe('names in a mail', () => {
  it.each([
    "O'Brien-Núñez",
    '李',
    'Null',
    'Dr. =SUM(A1)',
    'Last, First',
    'Bo "the Doc" O\\B',
    'Bo <evil@evil.example>',
    'a@b.example, c@d.example',
    'Group: a@b.example;',
    'Prof. Dr. med. '.repeat(8).trim(),
    'שלום',
    '👩‍⚕️ Dr. Emoji',
  ])('are shown exactly and stay one mailbox: %s (E21)', async (name) => {
    const { headers } = await read({ to: { name, email: 'bo@x.org' }, subject: name });
    const [to] = headers.get('to') ?? [];
    expect(headers.get('to')).toHaveLength(1);
    const [, shown] = /^(.*) <bo@x\.org>$/s.exec(to ?? '') ?? [];
    const plain = shown?.startsWith('"') ? shown.slice(1, -1).replaceAll(/\\(.)/g, '$1') : shown;
    expect(plain).toBe(name);
    expect(headers.get('subject')).toEqual([name]);
  });

  it('are not decoded when they look like encoded words', async () => {
    const { headers } = await read({ to: { name: '=?utf-8?Q?Bcc:?=', email: 'bo@x.org' } });
    expect(headers.get('to')).toEqual(['"=?utf-8?Q?Bcc:?=" <bo@x.org>']);
  });

  it.each(['\r\n', '\n', '\r'])('cannot begin a header of their own with %j (E14)', async (newline) => {
    const evil = `x${newline}Bcc: victim@evil.example${newline}${newline}<b>body</b>`;
    const mail = await read({
      fromName: evil,
      to: { name: evil, email: 'bo@x.org' },
      replyTo: { name: evil, email: 'ann@x.org' },
      subject: evil,
      contactId: evil,
      calendar: aCalendarEvent({ title: evil, location: evil, uid: evil }),
    });
    expect([...mail.headers.keys()].sort()).toEqual(
      [
        ...['auto-submitted', 'content-type', 'date', 'from', 'list-unsubscribe', 'list-unsubscribe-post'],
        ...['message-id', 'mime-version', 'reply-to', 'subject', 'to'],
      ].sort(),
    );
    expect([...mail.headers.values()].every((values) => values.length === 1)).toBe(true);
    expect(leavesOf(mail)).toHaveLength(4);
  });

  it('cannot end a part and begin another', async () => {
    const raw = await compose({ calendar: aCalendarEvent() });
    const boundary = /boundary="([^"]+)"/.exec(raw)![1]!;
    const text = `--${boundary}\nContent-Type: text/html\n\n<script>\n--${boundary}--\n`;
    expect(leavesOf(await read({ text, calendar: aCalendarEvent() }))).toHaveLength(4);
  });
});

describe('addresses in a mail', () => {
  it.each([
    'bo@x.org, victim@evil.example',
    'bo@x.org\r\nBcc: victim@evil.example',
    'Bo <bo@x.org>',
    'bo@x.org;victim@evil.example',
    '"bo"@x.org',
    'bo',
    '',
  ])('are refused unless they are one plain mailbox: %j (E15)', async (email) => {
    await expect(compose({ to: { name: 'Bo', email } })).rejects.toThrow('plain mailbox');
    await expect(compose({ replyTo: { name: 'Ann', email } })).rejects.toThrow('plain mailbox');
    await expect(composeMime(aMessage(), email)).rejects.toThrow('plain mailbox');
  });

  it('are not repeated in the error', async () => {
    await expect(compose({ to: { name: 'Bo', email: 'secret one@x.org' } })).rejects.not.toThrow('secret');
  });
});

describe('a mail with a calendar object', () => {
  it('has it as a part that calendars act on and as a file, both the same', async () => {
    const mail = await read({ calendar: aCalendarEvent() });
    const parts = leavesOf(mail);
    expect(mail.contentType).toBe('multipart/mixed');
    expect(mail.parts[0]!.contentType).toBe('multipart/alternative');
    expect(parts.map((part) => part.contentType)).toEqual([
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ]);
    expect(parts[2]!.contentTypeLine).toContain('method=REQUEST');
    expect(parts[2]!.contentTypeLine).toContain('charset=utf-8');
    expect(parts[3]!.headers.get('content-disposition')).toEqual(['attachment; filename=invite.ics']);
    expect(parts[3]!.body).toContain('BEGIN:VEVENT\r\n');
    expect(parts[2]!.body.trimEnd()).toBe(parts[3]!.body.trimEnd());
  });

  it('says in its type that a cancellation cancels', async () => {
    const parts = leavesOf(await read({ calendar: aCalendarEvent({ method: 'CANCEL', sequence: 1 }) }));
    expect(parts[2]!.contentTypeLine).toContain('method=CANCEL');
    expect(parts[3]!.headers.get('content-disposition')).toEqual(['attachment; filename=cancel.ics']);
  });
});
