import { expect, test } from 'vitest';
import { committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { type Inbox, inbox } from '../../../platform/local/inbox.ts';
import { memoryInbox } from '../../../platform/local/memory-inbox.ts';
import { composeMime } from '../../../platform/mime.ts';
import { mailContract } from '../../contracts/mail.ts';
import { aMessage } from '../../support/message.ts';

const INBOXES: Record<string, () => Inbox> = {
  'The inbox': () => {
    const database = openDatabase(':memory:');
    return inbox(database, committer(database));
  },
  'The inbox in memory': memoryInbox,
};

for (const [name, make] of Object.entries(INBOXES)) {
  mailContract(name, async () => {
    const mail = make();
    return {
      mail,
      accepted: async () => {
        const messages = mail.list(100).map(({ message }) => message);
        return Promise.all(
          messages.toReversed().map(async (message) => ({
            to: message.to.email,
            raw: (await composeMime(message, 'programs@hospital.example.org')).toString(),
          })),
        );
      },
    };
  });

  test(`${name} numbers its mails from 1, and lists the newest first, page by page`, async () => {
    const mail = make();
    const heard: number[] = [];
    mail.onMail((number) => void heard.push(number));
    for (const subject of ['one', 'two', 'three']) await mail.send({ ...aMessage(), subject });
    const numbers = (limit: number, before?: number) =>
      mail.list(limit, before).map(({ number, message }) => `${number} ${message.subject}`);
    expect(numbers(2)).toEqual(['3 three', '2 two']);
    expect(numbers(2, 2)).toEqual(['1 one']);
    expect(numbers(2, 1)).toEqual([]);
    expect([mail.get(2)?.subject, mail.get(0), mail.get(4)]).toEqual(['two', undefined, undefined]);
    expect([mail.count(), heard]).toEqual([3, [1, 2, 3]]);
  });

  test(`${name} finds the mails of a person by a part of name or address, in any case`, async () => {
    const mail = make();
    const people = ['Dr. Ada Núñez', 'Bo Lee', 'Ida Nunez'].map((name) => ({ name, email: 'x@lee.example' }));
    for (const to of [...people, { name: 'X', email: 'BO@hospital.example' }])
      await mail.send(aMessage({ to }));
    const numbers = (person: string, limit = 10, before?: number) =>
      mail.list(limit, before, person).map(({ number }) => number);
    expect(numbers('NÚÑEZ')).toEqual([1]);
    expect(numbers('bo')).toEqual([4, 2]);
    expect(numbers('lee.example')).toEqual([3, 2, 1]);
    expect(numbers('lee', 2)).toEqual([3, 2]);
    expect(numbers('lee', 2, 2)).toEqual([1]);
    expect(numbers('%')).toEqual([]);
  });
}
