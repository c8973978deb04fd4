import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../domain/links/link.ts';
import { linkable, mailHtml } from '../../platform/mail-html.ts';

const LINKABLE = { linkBase: 'https://links.example.org', replyTo: 'ann@x.org' };
const render = (markdown: string, subject = 'Subject') => mailHtml(markdown, subject, LINKABLE);
/** What the layout is around. */
const body = (markdown: string) =>
  /<tr><td style="padding: 20px[^>]*>\n([\s\S]*)<\/td><\/tr>\n<\/table>\n<!--/
    .exec(render(markdown))?.[1]
    ?.trim();
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);

describe('the HTML part of a mail', () => {
  it('says the same as its Markdown', () => {
    expect(
      body(
        'Dear Bo,\n\nthis is **important** and *short*:\n\n- one\n- two\n\n1. first\n\n# Then\n\n> said\n\n---',
      ),
    ).toBe(
      [
        '<p>Dear Bo,</p>',
        '<p>this is <strong>important</strong> and <em>short</em>:</p>',
        '<ul><li>one</li><li>two</li></ul>',
        '<ol start="1"><li>first</li></ol>',
        '<h2>Then</h2>',
        '<blockquote><p>said</p>\n</blockquote>',
        '<hr>',
      ].join('\n'),
    );
  });

  it('lays out each block as its own script is read, whatever the others are', () => {
    expect(
      body(
        'Dear \u05E2\u05D3\u05D4,\n\n**\u05E9\u05DC\u05D5\u05DD** Ada\n\n- \u0645\u0631\u062D\u0628\u0627\n- two\n\n# 1. \u05DB\u05DF',
      ),
    ).toBe(
      [
        '<p>Dear \u05E2\u05D3\u05D4,</p>',
        '<p dir="rtl"><strong>\u05E9\u05DC\u05D5\u05DD</strong> Ada</p>',
        '<ul dir="rtl"><li>\u0645\u0631\u062D\u0628\u0627</li><li>two</li></ul>',
        '<h2 dir="rtl">1. \u05DB\u05DF</h2>',
      ].join('\n'),
    );
  });

  it('says its language, its direction and its subject, to programs that show only the body too', () => {
    const html = render('Hello', 'A & B <i>');
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(html).toContain('<title>A &#38; B &#60;i&#62;</title>');
    expect(html).toContain('role="article" aria-label="A &#38; B &#60;i&#62;" lang="en" dir="ltr"');
  });

  it('suits small and dark screens, and loads nothing', () => {
    const html = render('Hello\n\nhttps://links.example.org/survey?t=1\n');
    expect(html).toContain('width=device-width');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).not.toMatch(
      /<(img|script|link|iframe|form|video|object|base)\b|url\(|@import|src=|background=/i,
    );
    expect(html).not.toMatch(/(?<!max-)width: ?\d{3,}px/);
    for (const table of html.match(/<table[^>]*>/g) ?? []) expect(table).toContain('role="presentation"');
  });

  it('makes the first paragraph that is only a personal link a button, with the address below it', () => {
    const html = body('https://links.example.org/s?t=1&u=2\n\nhttps://links.example.org/stop?t=3\n')!;
    expect(html.replaceAll(/ style="[^"]*"/g, '')).toBe(
      [
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0">',
        '<tr><td class="button" bgcolor="#0b5cad"><a href="https://links.example.org/s?t=1&#38;u=2">Open your personal page</a></td></tr>',
        '</table>',
        '<p>If the button does not work, copy this address: <a href="https://links.example.org/s?t=1&#38;u=2">https://links.example.org/s?t=1&#38;u=2</a></p>',
        '<p><a href="https://links.example.org/stop?t=3">https://links.example.org/stop?t=3</a></p>',
      ].join('\n'),
    );
  });

  it.each([
    ['survey', 'Open the survey'],
    ['focus-group', 'Open the focus group'],
    ['year', 'Open your year'],
    ['constructor', 'Open your personal page'],
  ])('says on the button of /%s: %s', (page, label) => {
    expect(body(`https://links.example.org/${page}?t=1`)).toContain(`>${label}</a>`);
  });

  it('shows inboxes what comes after the greeting, without addresses and markup', () => {
    const preview = (markdown: string) => /mso-hide: all;">([\s\S]*?)<\/div>/.exec(render(markdown))?.[1];
    expect(
      preview('Dear *Bo*,\n\nthis is **so**\nimportant: https://links.example.org/s?t=1 now & here.'),
    ).toBe('this is so important: now &#38; here.');
    expect(preview('Only this <b>.')).toBe('Only this .');
    expect(preview(`Dear Bo,\n\n${'word '.repeat(100)}`)).toMatch(/^(word ){27}word…$/);
    expect(preview('https://links.example.org/s?t=1')).toBe('');
    expect(preview('')).toBe('');
  });

  it('lets a long word break, and keeps names in any script and direction what they are', () => {
    const html = render(
      `Dear \u05d3\u05f4\u05e8 \u05db\u05d4\u05df & <Ada "X" O\u2019Brien>,\n\n${'x'.repeat(300)}`,
    );
    expect(html).toContain('overflow-wrap: anywhere; word-break: break-word;');
    expect(html).toContain(
      '\u05d3\u05f4\u05e8 \u05db\u05d4\u05df &#38; &#60;Ada &#34;X&#34; O\u2019Brien&#62;,',
    );
  });

  it('makes no button of the address that answers', () => {
    expect(body('ann@x.org')).toBe('<p><a href="mailto:ann@x.org">ann@x.org</a></p>');
  });

  it('links personal addresses inside a sentence, and the address that answers', () => {
    const html = body('To stop: https://links.example.org/stop?t=3. Ask Ann (ann@x.org) or <ANN@x.org>.');
    expect(html).toBe(
      '<p>To stop: <a href="https://links.example.org/stop?t=3">https://links.example.org/stop?t=3</a>. Ask Ann (<a href="mailto:ann@x.org">ann@x.org</a>) or <a href="mailto:ANN@x.org">ANN@x.org</a>.</p>',
    );
  });

  it('keeps every personal token whole, wherever it stands', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const around = fc.constantFrom('X', 'To stop: X', '- X', 'See X.', '(X)', 'X\nX', '**X**', '> X');
    fc.assert(
      fc.property(bytes, around, (random, text) => {
        const url = `https://links.example.org/s?t=${newToken(() => random)}`;
        const links = hrefs(render(text.replaceAll('X', url)));
        expect(links.length).toBeGreaterThan(0);
        expect(new Set(links)).toEqual(new Set([url]));
      }),
    );
  });
});

describe('what people typed into a mail', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<!-- comment -->',
    '<style>*{display:none}</style>',
    '"><svg onload=alert(1)>',
    '[Click](https://links.example.org/evil)',
    '[Click](javascript:alert(1))',
    '[https://links.example.org/a](https://links.example.org/b)',
    '[Click](mailto:ann@x.org)',
    '[ann@x.org](mailto:victim@evil.example)',
    '![x](https://evil.example/pixel.png)',
    '![x](https://links.example.org/pixel.png)',
    '[x]: https://evil.example "t"\n\n[x]',
    'https://evil.example',
    'https://links.example.org.evil.example/a',
    'https://links.example.org@evil.example/a',
    'https://links.example.org:444/a',
    'http://links.example.org/a',
    'HTTPS://evil.example/?https://links.example.org/a',
    'www.links.example.org',
    'other@x.org',
    '<mailto:ann@x.org?bcc=victim@evil.example>',
    'javascript:alert(1)',
    '| a | b |\n|---|---|\n| <b>1</b> | 2 |',
    '```html\n<b>x</b>\n```',
    '    <b>indented</b>',
    '`<b>`',
    '~~<b>~~',
    '&lt;b&gt;',
    '{{7*7}}',
  ])('is inert text: %s (S8)', (text) => {
    const html = body(text) ?? '';
    expect(html).not.toMatch(/<(?!\/?(p|h2|em|strong|ul|ol|li|blockquote)\b)/);
    expect(hrefs(html)).toEqual([]);
  });

  it('is shown as the characters it is made of', () => {
    expect(body('Dear <b>Bo</b> &amp; [Ann](https://evil.example) ![i](x),')).toBe(
      '<p>Dear &#60;b&#62;Bo&#60;/b&#62; &#38;amp; [Ann](https://evil.example) ![i](x),</p>',
    );
  });

  it('never leaves the tags that are allowed, whatever it is', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '&',
        '[',
        ']',
        '(',
        ')',
        '!',
        '`',
        '*',
        '_',
        '~',
        '\n',
        '\n\n',
        '    ',
        '> ',
        '- ',
        '|',
      ],
      ...[
        '<b',
        'javascript:',
        'https://links.example.org/',
        'https://evil.example',
        'onload=',
        '\\',
        '#',
        '=',
        'x',
        ' ',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const html = body(parts.join('')) ?? '';
        const tags = html.replaceAll(
          /<(\/?)(p|a|h2|em|strong|ul|ol|li|blockquote|br|hr|table|tr|td)((?: [a-z]+="[^"<>]*")*)>/g,
          '',
        );
        expect(tags).not.toMatch(/[<>]/);
        for (const href of hrefs(html))
          expect(href).toMatch(/^(https:\/\/links\.example\.org\/|mailto:ann@x\.org$)/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what may be a link', () => {
  const replyTo = { email: 'pat@leadership.example' };
  const shown = (message: Parameters<typeof linkable>[0]) =>
    mailHtml(
      'Dear Pat,\n\nhttps://staff.example/console/cohorts/c-1\n\nhttps://other.example/x\n',
      'S',
      linkable(message),
    );

  it('in a mail to staff begins as the console does, and its button says so', () => {
    const html = shown({ linkBase: 'https://staff.example/console', replyTo });
    expect(html).toContain('href="https://staff.example/console/cohorts/c-1"');
    expect(html).toContain('Open the console');
    expect(html).not.toContain('href="https://other.example');
  });

  it('is nothing where neither a stop link nor a beginning is known', () => {
    expect(shown({ replyTo })).not.toContain('href="https');
  });
});
