import { expect, it } from 'vitest';
import { atMost } from '../../../platform/aws/at-most.ts';

it('lets the next in line go on when one has ended, also where it failed', async () => {
  const inTurn = atMost(1);
  const done: number[] = [];
  const results = await Promise.allSettled(
    [0, 1, 2].map((which) =>
      inTurn(async () => {
        done.push(which);
        if (which === 0) throw new Error('refused');
      }),
    ),
  );
  expect(done).toEqual([0, 1, 2]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  await inTurn(async () => void done.push(3));
  expect(done).toEqual([0, 1, 2, 3]);
});
