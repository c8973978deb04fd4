import { Lexer, type Token, type Tokens } from 'marked';
import { mailButton, mailPage } from './mail-page.ts';

/** What may be a link in a mail: personal URLs, and the one address that answers. Everything else is text. */
interface Linkable {
  /** Without a trailing slash. */
  linkBase: string;
  replyTo: string;
}

/** What of a message says which links are its own. */
interface Addressed {
  linkBase?: string;
  stopUrl?: string;
  replyTo: { email: string };
}

/** What may be a link in this mail. @throws TypeError when its stop link is no URL */
export const linkable = ({ linkBase, stopUrl, replyTo }: Addressed): Linkable => ({
  // Without either nothing begins with it.
  linkBase: linkBase ?? (stopUrl === undefined ? 'no links' : new URL(stopUrl).origin),
  replyTo: replyTo.email,
});

/** Text as HTML that shows exactly it, in an element or in a quoted attribute. */
const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * The HTML part of a mail, from its Markdown. What is rendered is listed here, so whatever else the text holds
 * (raw HTML, images, tables, links with words of their own) is shown as the characters it is made of: names and
 * places in it were typed by people.
 */
export function mailHtml(markdown: string, subject: string, linkable: Linkable): string {
  let hasButton = false;

  const inline = (tokens: Token[] | undefined): string => (tokens ?? []).map(inlineOne).join('');
  function inlineOne(token: Token): string {
    switch (token.type) {
      case 'text':
      case 'escape':
        return escapeHtml(token.text);
      case 'strong':
      case 'em':
        return `<${token.type}>${inline(token.tokens)}</${token.type}>`;
      case 'br':
        return '<br>';
      case 'link':
        return isLink(token, linkable) ? anchor(token.href, token.text) : escapeHtml(token.raw);
      default:
        return escapeHtml(token.raw);
    }
  }

  const blocks = (tokens: Token[] | undefined): string => (tokens ?? []).map(block).join('');
  function block(token: Token): string {
    switch (token.type) {
      case 'space':
        return '';
      case 'paragraph':
        return paragraph(token);
      case 'text':
        return inline(token.tokens ?? [token]);
      case 'heading':
        return `<h2${dir(token)}>${inline(token.tokens)}</h2>\n`;
      case 'hr':
        return '<hr>\n';
      case 'blockquote':
        return `<blockquote${dir(token)}>${blocks(token.tokens)}</blockquote>\n`;
      case 'list': {
        const list = token as Tokens.List;
        const items = list.items.map((item) => `<li>${blocks(item.tokens)}</li>`).join('');
        return list.ordered
          ? `<ol${dir(token)} start="${Number(list.start)}">${items}</ol>\n`
          : `<ul${dir(token)}>${items}</ul>\n`;
      }
      default:
        return `<p${dir(token)}>${escapeHtml(token.raw)}</p>\n`;
    }
  }

  function paragraph(token: Token): string {
    const tokens = 'tokens' in token ? (token.tokens ?? []) : [];
    const [only] = tokens;
    const isAction =
      !hasButton && tokens.length === 1 && only?.type === 'link' && isLink(only, linkable) && !isMailto(only);
    if (!isAction) return `<p${dir(token)}>${inline(tokens)}</p>\n`;
    hasButton = true;
    return `${mailButton(escapeHtml(only.href), labelOf(only.href))}<p style="font-size: 14px; line-height: 20px;">If the button does not work, copy this address: ${anchor(only.href, only.href)}</p>\n`;
  }

  const tokens = new Lexer({ gfm: true }).lex(markdown);
  return mailPage(escapeHtml(subject), escapeHtml(previewOf(tokens)), blocks(tokens));
}

/** What a button says: where it leads. */
const LABELS: Record<string, string> = {
  '/survey': 'Open the survey',
  '/focus-group': 'Open the focus group',
  '/year': 'Open your year',
};

const labelOf = (href: string): string => {
  const { pathname } = new URL(href);
  return (
    LABELS[pathname] ?? (pathname.includes('/cohorts/') ? 'Open the console' : 'Open your personal page')
  );
};

/** Inboxes show about so many characters beside the subject. */
const PREVIEW = 140;

/** The first thing that is said after the greeting; the greeting itself tells nobody whether to open a mail. */
function previewOf(tokens: readonly Token[]): string {
  const paragraphs = tokens.flatMap((token) => (token.type === 'paragraph' ? [token.tokens] : []));
  const text = plain(paragraphs[1] ?? paragraphs[0])
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...text];
  return characters.length <= PREVIEW
    ? text
    : `${characters
        .slice(0, PREVIEW - 1)
        .join('')
        .trimEnd()}…`;
}

/** Without addresses: in a preview they help nobody, and a token has no place there. */
const plain = (tokens: Token[] | undefined): string =>
  (tokens ?? [])
    .map((token) => {
      if (token.type === 'link') return '';
      if (token.type === 'strong' || token.type === 'em') return plain(token.tokens);
      return token.type === 'text' || token.type === 'escape' ? String(token.text) : ' ';
    })
    .join('');

const RIGHT_TO_LEFT =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A block whose first letter is read from the right says so: the layout is read from the left, and not every mail
 * program knows `dir="auto"` (Outlook on Windows does not).
 */
const dir = ({ raw }: Token): string =>
  RIGHT_TO_LEFT.test(/\p{L}/u.exec(raw)?.[0] ?? '') ? ' dir="rtl"' : '';

const anchor = (href: string, text: string): string =>
  `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;

const isMailto = (token: Token): boolean => 'href' in token && String(token.href).startsWith('mailto:');

/** One of those that may be links, and written out: what is read is where it leads. */
function isLink(token: Token, { linkBase, replyTo }: Linkable): boolean {
  if (token.type !== 'link') return false;
  const { href, text } = token;
  if (isMailto(token)) return href === `mailto:${text}` && text.toLowerCase() === replyTo.toLowerCase();
  return href === text && href.startsWith(`${linkBase}/`);
}
