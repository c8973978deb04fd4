import type { Message } from '../ports.ts';
import { acceptingInbox, type Inbox } from './inbox.ts';

/** An inbox that lasts as long as the process. */
export function memoryInbox(): Inbox {
  const messages: Message[] = [];
  return acceptingInbox(async (message) => messages.push(message), {
    list: (limit, before = Number.MAX_SAFE_INTEGER) => {
      const end = Math.min(before - 1, messages.length);
      const first = Math.max(0, end - limit);
      return messages
        .slice(first, end)
        .map((message, index) => ({ number: first + index + 1, message }))
        .reverse();
    },
    get: (number) => messages[number - 1],
    count: () => messages.length,
  });
}
