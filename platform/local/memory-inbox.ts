import type { Message } from '../ports.ts';
import { acceptingInbox, type Inbox, isTo, type Kept } from './inbox.ts';

/** An inbox that lasts as long as the process. */
export function memoryInbox(): Inbox {
  const messages: Message[] = [];
  return acceptingInbox(async (message) => messages.push(message), {
    list(limit, before = Number.MAX_SAFE_INTEGER, person) {
      const found: Kept[] = [];
      for (let number = Math.min(before - 1, messages.length); number > 0; number -= 1) {
        const message = messages[number - 1]!;
        if (found.length === limit) break;
        if (person === undefined || isTo(message, person)) found.push({ number, message });
      }
      return found;
    },
    get: (number) => messages[number - 1],
    count: () => messages.length,
  });
}
