import { type MailRole, parseMail, VARIABLES, type Variable, variablesOf } from './mail-template.ts';

/** One thing wrong in a mail file, at an offset (UTF-16 units) from its beginning. */
export interface TextFault {
  offset: number;
  message: string;
}

/** As YAML would have it; here the line is the subject itself. */
const QUOTED = /^(?:"[^"]*"|'[^']*')$/;

const FORM = 'front-matter: begins with the lines "---", "subject: …", "---", then the text';

/**
 * What is wrong with a mail file that is used for `roles`: its form, variables without a value, markup that
 * Markdown passes on as HTML, and the one link (BAD-INPUT P14, P15).
 */
export function mailFaults(source: string, roles: readonly MailRole[]): TextFault[] {
  const template = parseMail(source);
  if (!template) return [{ offset: 0, message: FORM }];
  const bodyAt = source.indexOf('\n---\n') + 5;
  const subjectLink = source.slice(0, bodyAt).search(/\{\{\s*(link|yearLink)\s*\}\}/);
  const links = offsetsOf(source.slice(bodyAt), /\{\{\s*link\s*\}\}/g).map((offset) => bodyAt + offset);
  const asks = roles.some((role) => variablesOf(role).includes('link'));
  const faults = [...markupFaults(source), ...variableFaults(source, roles)];
  if ([...template.subject].length > 100)
    faults.push({ offset: 4, message: 'limit: a subject of at most 100 characters' });
  if (QUOTED.test(template.subject)) {
    const offset = source.indexOf(template.subject, 4);
    faults.push({ offset, message: 'front-matter: a subject without quotes; mails would show them' });
  }
  if (subjectLink >= 0)
    faults.push({ offset: subjectLink, message: 'template: the link belongs in the text' });
  if (asks && links.length === 0) {
    faults.push({ offset: bodyAt, message: 'template-required: {{link}} on a line of its own' });
  }
  for (const offset of links.slice(1)) faults.push({ offset, message: 'template: one {{link}} is enough' });
  for (const offset of links) {
    if (
      source.slice(0, offset).endsWith('\n\n') &&
      /^\{\{\s*link\s*\}\}(\n\n|\n*$)/.test(source.slice(offset))
    )
      continue;
    faults.push({ offset, message: 'template: {{link}} must be a paragraph of its own' });
  }
  return faults;
}

/** What is wrong with the footer that every mail ends with. */
export function footerFaults(source: string): TextFault[] {
  const faults = [...markupFaults(source), ...variableFaults(source, ['footer'])];
  // A line between the mail and its footer is welcome.
  if (/^---\nsubject:/i.test(source)) {
    faults.push({ offset: 0, message: 'front-matter: the footer has none; it begins with its text' });
  }
  if (!/\{\{\s*stopLink\s*\}\}/.test(source)) {
    faults.push({
      offset: 0,
      message: 'template-required: {{stopLink}}, so that every mail says how to stop',
    });
  }
  if (!/\{\{\s*contactEmail\s*\}\}/.test(source)) {
    faults.push({
      offset: 0,
      message: 'template-required: {{contactEmail}}, so that every mail says who to ask',
    });
  }
  return faults;
}

const offsetsOf = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map((one) => one.index);

const MARKUP = [
  { pattern: /<[a-z/!?]/gi, message: 'html: plain Markdown only, no tags' },
  { pattern: /&(#|[a-z]+;)/gi, message: 'html: write the character itself' },
  { pattern: /!\[/g, message: 'html: no images' },
  { pattern: /\b(javascript|vbscript|data|file):(?=\S)/gi, message: 'html: links are https:// or mailto:' },
  { pattern: /\bhttp:\/\//gi, message: 'html: links are https:// or mailto:' },
  // Mails show it as it is typed: what is read has to be where a link leads, also where a value was typed by people.
  {
    pattern: /(?<!!)\[[^\]\n]*\]\((?!\s*(?:javascript|vbscript|data|file|http:))/gi,
    message: 'html: a link has no words of its own; write its address out',
  },
  { pattern: /(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, message: 'control-character: remove it' },
];

const markupFaults = (source: string): TextFault[] =>
  MARKUP.flatMap(({ pattern, message }) => offsetsOf(source, pattern).map((offset) => ({ offset, message })));

const BRACES = new RegExp(
  `\\{\\{([^{}\\n]*)\\}\\}|\\{\\{|\\}\\}|\\{\\s*(?:${VARIABLES.join('|')})\\s*\\}`,
  'g',
);

function variableFaults(source: string, roles: readonly (MailRole | 'footer')[]): TextFault[] {
  const faults: TextFault[] = [];
  // Every brace pair, so that {{link} and { {link}} are seen for what they were meant to be, and {link} as well.
  for (const match of source.matchAll(BRACES)) {
    const name = match[1]?.trim();
    const known = VARIABLES.some((one) => one === name);
    const without = roles.find((role) => !variablesOf(role).includes(name as Variable));
    if (name === undefined)
      faults.push({ offset: match.index, message: 'template: a variable is written {{name}}' });
    else if (!known)
      faults.push({ offset: match.index, message: `unknown-variable: one of ${VARIABLES.join(', ')}` });
    else if (without) {
      const message = `unknown-variable: has no value in ${IN_WORDS[without]}; one of ${variablesOf(without).join(', ')}`;
      faults.push({ offset: match.index, message });
    }
  }
  return faults;
}

const IN_WORDS: Record<MailRole | 'footer', string> = {
  invitation: 'an invitation',
  reminder: 'a reminder',
  lastReminder: 'a last reminder',
  confirmation: 'a confirmation',
  change: 'a change',
  notice: 'a notice',
  cancellation: 'a cancellation',
  offer: 'an offer',
  thanks: 'thanks',
  rebooking: 'an invitation to book again',
  link: 'a new link',
  footer: 'the footer',
};
