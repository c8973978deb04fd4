import type { ContactKind } from '../../domain/contacts/contact.ts';

/** What a mail says about a contact that it brings along. */
export interface Brought {
  kind: ContactKind;
  title: string;
  /** How long it takes, where that is known. */
  minutes: string | undefined;
  /** Until when it is open, in the person's words. */
  deadline: string;
  link: string;
  /** Whether no reminder follows. */
  last: boolean;
}

/**
 * The section of a mail, in Markdown, about what it brings along, or nothing. Every link stands on a line of its own,
 * as in the mails themselves; thanks ask for nothing and have none.
 */
export function alsoWaiting(brought: readonly Brought[]): string {
  const asks = brought.filter(({ kind }) => kind !== 'thanks');
  const thanks = brought.filter(({ kind }) => kind === 'thanks');
  const parts = [
    ...thanks.map(({ title }) => `And thank you for taking part: ${title}.`),
    ...(asks.length > 0 ? ['Also waiting for you:'] : []),
    ...asks.flatMap((one) => [`${one.title} (${aboutOf(one)})`, one.link]),
  ];
  return parts.map((part) => `${part}\n`).join('\n');
}

const aboutOf = ({ minutes, deadline, last }: Brought): string =>
  [
    ...(minutes ? [`${minutes} ${minutes === '1' ? 'minute' : 'minutes'}`] : []),
    `open until ${deadline}`,
    ...(last ? ['this is the last reminder'] : []),
  ].join('; ');
