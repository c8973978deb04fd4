import { join } from 'node:path';
import { footerFaults, mailFaults, type TextFault } from '../domain/mails/mail-check.ts';
import { type MailRole, type MailTemplate, parseMail } from '../domain/mails/mail-template.ts';
import type { FileFault } from './program-file-error.ts';
import { faultAt, filesIn, readSource } from './source-file.ts';

/**
 * Reads `mail/*.md` of a program's folder. Each file is checked for the roles it is used in; one without a
 * role for what holds in every mail. `ids` names the files that are there, good or not, without the footer.
 */
export function readMails(
  folder: string,
  rolesOf: (id: string) => readonly MailRole[],
): { ids: string[]; mails: Record<string, MailTemplate>; footer: string; faults: FileFault[] } {
  const files = filesIn(join(folder, 'mail'), '.md').filter(({ id }) => id !== 'footer');
  const read = files.map(({ id, file }) => ({
    id,
    ...readText(file, (text) => mailFaults(text, rolesOf(id))),
  }));
  const footer = readText(join(folder, 'mail', 'footer.md'), footerFaults);
  return {
    ids: files.map(({ id }) => id),
    mails: Object.fromEntries(
      read.flatMap(({ id, text }) => {
        const template = parseMail(text);
        return template ? [[id, template]] : [];
      }),
    ),
    footer: `${footer.text.trim()}\n`,
    faults: [...read, footer].flatMap(({ faults }) => faults),
  };
}

function readText(file: string, check: (text: string) => TextFault[]): { text: string; faults: FileFault[] } {
  const source = readSource(file);
  if ('message' in source) return { text: '', faults: [source] };
  const faults = check(source.text).map(({ offset, message }) => faultAt(source, offset, message));
  return { text: source.text, faults };
}
