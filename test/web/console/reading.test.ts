import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectionTo } from '../../../web/console/api/connection.ts';
import { readFile } from '../../../web/console/api/files.ts';
import { rosterQuery } from '../../../web/console/api/participants.ts';
import { type StubAnswer, type StubRequest, startHttpStub } from '../../support/outside/http-stub.ts';

/** The console's connection to an API that answers as it is told. */
async function api(answer: (request: StubRequest) => StubAnswer | Promise<StubAnswer>) {
  const stub = await startHttpStub(answer);
  onTestFinished(() => stub.close());
  const credentials = { headers: async () => ({ authorization: 'Bearer token' }) };
  return { stub, connection: connectionTo(`${stub.url}/staff`, credentials, () => {}) };
}

const json = (body: object, status = 200): StubAnswer => ({ status, body: JSON.stringify(body) });

describe('a long roster', () => {
  /** Four pages of two people; what a page waits for, or that it is lost. */
  async function roster(page: (number: number) => Promise<void> | 'lost' | undefined) {
    const { connection } = await api(async ({ path }) => {
      const number = Number(new URL(path, 'http://x').searchParams.get('cursor') ?? 0);
      const waits = page(number);
      if (waits === 'lost') return 'reset';
      await waits;
      const items = [{ id: `p-${number}a` }, { id: `p-${number}b` }];
      return json({ items, ...(number < 3 ? { cursor: String(number + 1) } : {}) });
    });
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const query = rosterQuery(connection, 'c-1');
    const known = () => queries.getQueryData<unknown[]>(query.queryKey)?.length;
    return { queries, query, known };
  }

  it('is there as soon as its first page is, and whole in the end', async () => {
    const seen: (number | undefined)[] = [];
    const { queries, query, known } = await roster((number) => {
      seen[number] = known();
      return undefined;
    });
    const all = await queries.fetchQuery(query);
    // Not told after the third page: it has not doubled.
    expect(seen).toEqual([undefined, 2, 4, 4]);
    expect(all).toHaveLength(8);
    expect(known()).toBe(8);
  });

  it('that is read again stays whole meanwhile', async () => {
    const seen: (number | undefined)[] = [];
    const { queries, query, known } = await roster((number) => {
      seen[number] = known();
      return undefined;
    });
    await queries.fetchQuery(query);
    await queries.fetchQuery(query);
    expect(seen).toEqual([8, 8, 8, 8]);
  });

  it('that breaks off is what has come, and says that it is not all', async () => {
    const { queries, query, known } = await roster((number) => (number === 2 ? 'lost' : undefined));
    await expect(queries.fetchQuery(query)).rejects.toMatchObject({ status: 0, code: 'no-answer' });
    expect(known()).toBe(4);
    expect(queries.getQueryState(query.queryKey)).toMatchObject({ status: 'error' });
  });
});

describe('a file that is downloaded', () => {
  const CHANGED = json({ type: '/problems/changed-meanwhile', title: 'It has changed.' }, 409);
  const part = (body: string, next?: string): StubAnswer => ({
    status: 200,
    headers: {
      'content-disposition': 'attachment; filename="clp-c-1-roster.csv"',
      ...(next ? { link: `</cohorts/c-1/files/roster?part=${next}>; rel="next"` } : {}),
    },
    body,
  });
  const partOf = ({ path }: StubRequest) => new URL(path, 'http://x').searchParams.get('part');

  it('is joined from its parts, each asked for where the API stands, with whoever asks', async () => {
    const { stub, connection } = await api((request) =>
      partOf(request) === '1.a' ? part('two\r\n') : part('one é\r\n', '1.a'),
    );
    const { file, name } = await readFile(connection, 'c-1', 'roster');
    expect(await file.text()).toBe('one é\r\ntwo\r\n');
    expect(name).toBe('clp-c-1-roster.csv');
    expect(stub.requests.map(({ path }) => path)).toEqual([
      '/staff/cohorts/c-1/files/roster',
      '/staff/cohorts/c-1/files/roster?part=1.a',
    ]);
    expect(stub.requests.every(({ headers }) => headers.authorization === 'Bearer token')).toBe(true);
  });

  it('is begun again when it changes between its parts, but not for ever', async () => {
    let changes = 2;
    const { stub, connection } = await api((request) => {
      if (!partOf(request)) return part('one,', '1.a');
      changes -= 1;
      return changes >= 0 ? CHANGED : part('two');
    });
    expect(await (await readFile(connection, 'c-1', 'roster')).file.text()).toBe('one,two');
    expect(stub.requests).toHaveLength(6);
    changes = 9;
    await expect(readFile(connection, 'c-1', 'roster')).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(stub.requests).toHaveLength(12);
  });

  it('that breaks off is none', async () => {
    const headers = { 'content-length': '1000', connection: 'close' };
    const { stub, connection } = await api(() => ({ status: 200, headers, body: 'half of it' }));
    await expect(readFile(connection, 'c-1', 'roster')).rejects.toMatchObject({ code: 'no-answer' });
    expect(stub.requests).toHaveLength(1);
  });
});
