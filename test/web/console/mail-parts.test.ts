import { expect, it } from 'vitest';
import { mailHtml } from '../../../platform/mail-html.ts';
import { mailParts } from '../../../web/console/mails/mail-parts.ts';

it('a mail’s styles are taken out of its HTML, all of them, and what people typed is not taken for any', () => {
  const hostile = 'Dr. "><p style="color: red">x</p><style>p{}</style> <img src=x onerror=alert(1)>';
  const markdown = `Dear ${hostile},\n\nhttps://a.example/survey?t=AAA\n\n- one\n`;
  const html = mailHtml(markdown, hostile, { linkBase: 'https://a.example', replyTo: 'pat@x.example' });
  const parts = mailParts(html);
  expect(html.split(' style="').length).toBeGreaterThan(5);
  expect(parts.styles).toHaveLength(2);
  expect(parts.styles.join('')).toContain('prefers-color-scheme: dark');
  expect(parts.html).not.toMatch(/ style="|<style/);
  expect(parts.html.split(' data-style="')).toHaveLength(html.split(' style="').length);
  expect(parts.html).toContain('style=&#34;color: red&#34;');
});
