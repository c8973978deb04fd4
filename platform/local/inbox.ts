import type { DatabaseSync } from 'node:sqlite';
import { assertComposable } from '../mime.ts';
import type { Mail, Message } from '../ports.ts';
import type { Committer } from './committer.ts';

/** Every mail that was sent on this machine, kept as it was given; MIME and HTML are made when someone looks. */
export interface Inbox extends Mail {
  /** The newest first. */
  list(limit: number, before?: number): { number: number; message: Message }[];
  get(number: number): Message | undefined;
  count(): number;
  /** Called after each mail is stored. */
  onMail(listener: (number: number, message: Message) => void): void;
}

export function inbox(database: DatabaseSync, commits: Committer): Inbox {
  const insert = database.prepare('INSERT INTO inbox (contact_id, message) VALUES (?, ?)');
  const newest = database.prepare(
    'SELECT number, message FROM inbox WHERE number < ? ORDER BY number DESC LIMIT ?',
  );
  const select = database.prepare('SELECT message FROM inbox WHERE number = ?');
  const counted = database.prepare('SELECT count(*) AS count FROM inbox');

  const keep = (message: Message) => {
    const text = JSON.stringify(message);
    return commits.commit(() => Number(insert.run(message.contactId, text).lastInsertRowid));
  };
  return acceptingInbox(keep, {
    list: (limit, before = Number.MAX_SAFE_INTEGER) =>
      (newest.all(before, limit) as { number: number; message: string }[]).map(({ number, message }) => ({
        number,
        message: JSON.parse(message) as Message,
      })),
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
