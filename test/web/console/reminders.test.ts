import { describe, expect, it } from 'vitest';
import type { Asked, Connection } from '../../../web/console/api/connection.ts';
import { remind } from '../../../web/console/api/reminders.ts';

/** A cohort of three pages; `fails` names the call that is not answered. */
function pages(fails?: number) {
  const calls: { path: string; asked: Asked }[] = [];
  const connection: Pick<Connection, 'ask'> = {
    async ask<Body>(_: string, path: string, asked: Asked = {}) {
      calls.push({ path, asked });
      if (calls.length === fails) throw new Error('lost');
      const page = Number(new URLSearchParams(path.split('?')[1]).get('cursor') ?? 0);
      const cursor = page < 2 ? { cursor: String(page + 1) } : {};
      const notReminded = page === 1 ? [{ participantId: 'x', reason: 'away' }] : [];
      return { body: { reminded: [`p${page}`], notReminded, ...cursor } as Body, etag: null };
    },
  };
  return { connection, calls };
}

const WISH = { cohortId: 'c-1', touchpoint: 'baseline', isDryRun: false };

describe('reminding a large cohort', () => {
  it('goes page by page until there is none, and says how many it has looked at', async () => {
    const { connection, calls } = pages();
    const looked: number[] = [];
    const all = await remind(connection, WISH, 'key', (people) => looked.push(people));
    expect(all).toEqual({
      reminded: ['p0', 'p1', 'p2'],
      notReminded: [{ participantId: 'x', reason: 'away' }],
    });
    expect(looked).toEqual([1, 3, 4]);
    expect(calls.map(({ path }) => path)).toEqual([
      '/cohorts/c-1/reminders?',
      '/cohorts/c-1/reminders?cursor=1',
      '/cohorts/c-1/reminders?cursor=2',
    ]);
  });

  it('has a key for each page, the same when it is asked again after an answer was lost', async () => {
    const { connection, calls } = pages(2);
    await expect(remind(connection, WISH, 'key', () => {})).rejects.toThrow('lost');
    await remind(connection, WISH, 'key', () => {});
    expect(calls.map(({ asked }) => asked.key)).toEqual(['key.0', 'key.1', 'key.0', 'key.1', 'key.2']);
  });

  it('says of a dry run that it is one, on every page', async () => {
    const { connection, calls } = pages();
    await remind(connection, { ...WISH, isDryRun: true }, 'key', () => {});
    expect(calls.every(({ path }) => path.includes('dryRun=true'))).toBe(true);
  });
});
