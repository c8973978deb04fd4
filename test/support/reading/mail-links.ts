import type { Message } from '../../../platform/ports.ts';

/** Every address in the text of a mail and the one that its mail program knows of, each once. */
export const linksOf = ({ text, stopUrl }: Message): string[] => [
  ...new Set([...text.matchAll(/https?:\/\/[^\s<>()[\]"]+/g)].map(([url]) => url).concat(stopUrl ?? [])),
];

/** The first address of that page in a mail. @throws when there is none */
export function linkTo(path: string, message: Message): string {
  const link = linksOf(message).find((url) => new URL(url).pathname === path);
  if (!link) throw new Error(`The mail “${message.subject}” has no link to ${path}.`);
  return link;
}

/** The secrets of personal links: what must be found nowhere but in the mail and in the page it opens. */
export const tokensOf = (messages: readonly Message[]): string[] => [
  ...new Set(messages.flatMap(linksOf).flatMap((url) => [...new URL(url).searchParams.values()])),
];
