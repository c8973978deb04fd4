import { expect, test } from 'vitest';
import { alsoWaiting, type Brought } from '../../../functions/journey/also-waiting.ts';
import { mailHtml } from '../../../platform/mail-html.ts';

const BASE = 'https://leadership.example';
const brought = (more: Partial<Brought> = {}): Brought => ({
  kind: 'reminder',
  title: 'Focus group',
  minutes: '60',
  deadline: 'Monday, July 12, 2027',
  link: `${BASE}/focus-group?t=abc`,
  last: false,
  ...more,
});

test('a mail that brings nothing along has no section', () => {
  expect(alsoWaiting([])).toBe('');
});

test('each asks in one line, with its link on a line of its own; the last reminder says so', () => {
  expect(alsoWaiting([brought(), brought({ title: 'Survey', minutes: undefined, last: true })])).toBe(
    `Also waiting for you:

Focus group (60 minutes; open until Monday, July 12, 2027)

${BASE}/focus-group?t=abc

Survey (open until Monday, July 12, 2027; this is the last reminder)

${BASE}/focus-group?t=abc
`,
  );
});

test('a survey of one minute takes a minute', () => {
  expect(alsoWaiting([brought({ title: 'Survey', minutes: '1' })])).toContain(
    'Survey (1 minute; open until Monday, July 12, 2027)',
  );
});

test('thanks ask for nothing', () => {
  expect(alsoWaiting([brought({ kind: 'thanks' })])).toBe('And thank you for taking part: Focus group.\n');
});

test('in HTML the mail keeps its one button, and the others are plain links', () => {
  const text = `Dear Ada,\n\n${BASE}/survey?t=own\n\n${alsoWaiting([brought()])}`;
  const html = mailHtml(text, 'Hello', { linkBase: BASE, replyTo: 'pat@leadership.example' });
  expect(html.match(/class="button"/g)).toHaveLength(1);
  expect(html).toContain(`<p><a href="${BASE}/focus-group?t=abc">${BASE}/focus-group?t=abc</a></p>`);
});
