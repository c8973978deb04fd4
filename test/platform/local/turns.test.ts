import { expect, test } from 'vitest';
import { turns } from '../../../platform/local/turns.ts';

test('no more than so many work side by side, and the others follow in their order (I14)', async () => {
  const order = turns(2);
  const working: number[] = [];
  const takes = [1, 2, 3, 4].map((who) =>
    order.take().then((mayWork) => void (mayWork && working.push(who))),
  );
  await Promise.all(takes.slice(0, 2));
  expect(working).toEqual([1, 2]);
  order.pass();
  await takes[2];
  expect(working).toEqual([1, 2, 3]);
  order.pass();
  await takes[3];
  expect(working).toEqual([1, 2, 3, 4]);
});

test('a turn that nobody waited for can be taken later', async () => {
  const order = turns(1);
  expect(await order.take()).toBe(true);
  order.pass();
  expect(await order.take()).toBe(true);
});

test('once closed it sends away who waits and who comes', async () => {
  const order = turns(1);
  await order.take();
  const waiting = order.take();
  order.close();
  expect([await waiting, await order.take()]).toEqual([false, false]);
});
