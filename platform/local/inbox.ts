import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { assertComposable } from '../mime.ts';
import type { Mail, Message } from '../ports.ts';
import type { Committer } from './committer.ts';

/** Every mail that was sent on this machine, kept as it was given; MIME and HTML are made when someone looks. */
export interface Inbox extends Mail {
  /** The newest first; with `person`, those whose addressee has that text in name or address, in any case. */
  list(limit: number, before?: number, person?: string): { number: number; message: Message }[];
  get(number: number): Message | undefined;
  count(): number;
  /** Called after each mail is stored. */
  onMail(listener: (number: number, message: Message) => void): void;
}

/** A mail with its number. */
export type Kept = ReturnType<Inbox['list']>[number];

/** Whether a mail is to somebody whose name or address has `person` in it, in any case. */
export const isTo = ({ to }: Message, person: string): boolean =>
  `${to.name} ${to.email}`.toLowerCase().includes(person.toLowerCase());

const read = ({ number, message }: Record<string, SQLOutputValue>): Kept => ({
  number: Number(number),
  message: JSON.parse(String(message)) as Message,
});

/** The inbox of one machine, in its database. */
export function inbox(database: DatabaseSync, commits: Committer): Inbox {
  const newest = database.prepare(
    'SELECT number, message FROM inbox WHERE number < ? ORDER BY number DESC LIMIT ?',
  );
  const before = database.prepare('SELECT number, message FROM inbox WHERE number < ? ORDER BY number DESC');
  const select = database.prepare('SELECT message FROM inbox WHERE number = ?');
  const counted = database.prepare('SELECT count(*) AS count FROM inbox');

  const keep = (message: Message) => commits.commit('keepMail', message.contactId, JSON.stringify(message));
  return acceptingInbox(keep, {
    list(limit, earlierThan = Number.MAX_SAFE_INTEGER, person) {
      if (person === undefined) return newest.all(earlierThan, limit).map(read);
      // In JavaScript, because SQLite knows upper and lower case of ASCII only.
      const found: Kept[] = [];
      for (const row of before.iterate(earlierThan)) {
        const kept = read(row);
        if (isTo(kept.message, person)) found.push(kept);
        if (found.length === limit) break;
      }
      return found;
    },
    get(number) {
      const row = select.get(number) as { message: string } | undefined;
      return row && (JSON.parse(row.message) as Message);
    },
    count: () => (counted.get() as { count: number }).count,
  });
}

/** An inbox over anything that keeps messages: `keep` answers with the number of the one that it has kept. */
export function acceptingInbox(
  keep: (message: Message) => Promise<number>,
  read: Pick<Inbox, 'list' | 'get' | 'count'>,
): Inbox {
  const listeners: ((number: number, message: Message) => void)[] = [];
  return {
    ...read,
    async send(message) {
      try {
        assertComposable(message, message.replyTo.email);
      } catch {
        // As it would be refused where mail is put together before it is sent (FAULTS F18).
        return { kind: 'refused', reason: 'NotComposable', mayRetry: false };
      }
      const number = await keep(message);
      for (const listener of listeners) listener(number, message);
      return { kind: 'accepted', messageId: `inbox-${number}` };
    },
    onMail: (listener) => void listeners.push(listener),
  };
}
