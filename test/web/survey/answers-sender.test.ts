import { expect, it } from 'vitest';
import { answersSender } from '../../../web/participant/survey/answers-sender.ts';

/** A sender whose posts end when the test says so. */
function scene() {
  const keys: string[] = [];
  const pages: string[] = [];
  let waits = 0;
  let answer: (page: string | undefined) => void = () => {};
  let ring = () => {};
  const sender = answersSender<string>({
    post: (key) => {
      keys.push(key);
      const { promise, resolve } = Promise.withResolvers<string | undefined>();
      answer = resolve;
      return promise;
    },
    newKey: () => `key ${new Set(keys).size + 1}`,
    later: (_, run) => {
      ring = run;
    },
    random: () => 0,
    waiting: () => {
      waits += 1;
    },
    shown: (page) => pages.push(page),
  });
  const settle = async () => {
    for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
  };
  return {
    sender,
    keys,
    pages,
    waits: () => waits,
    ring: () => ring(),
    answered: async (page: string | undefined) => {
      answer(page);
      await settle();
    },
  };
}

it('a double click sends once', async () => {
  const { sender, keys, pages, answered } = scene();
  sender.send();
  sender.send();
  await answered('thanks');
  expect([keys, pages]).toEqual([['key 1'], ['thanks']]);
});

it('an answer that was lost is asked for again under the same key, by the clock or by pressing again (F51)', async () => {
  const { sender, keys, pages, waits, ring, answered } = scene();
  sender.send();
  await answered(undefined);
  ring();
  await answered(undefined);
  sender.send();
  await answered('thanks');
  ring();
  expect(keys).toEqual(['key 1', 'key 1', 'key 1']);
  expect([waits(), pages]).toEqual([2, ['thanks']]);
});

it('what is sent after an answer is another request', async () => {
  const { sender, keys, answered } = scene();
  sender.send();
  await answered('please check');
  sender.send();
  await answered('thanks');
  expect(keys).toEqual(['key 1', 'key 2']);
});
