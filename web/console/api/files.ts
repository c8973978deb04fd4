import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';
import { ApiProblem, noAnswer } from './problem.ts';

/** What there is to download: the same names for everybody, with or without the columns that say who it is. */
export interface Files {
  items: { name: string; title: string; about: string }[];
  /** What they hold for this caller. */
  identities: boolean;
  freeText: boolean;
}

/** Which files there are and what they hold; `readFile` gets one. */
export const filesQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'files'],
    queryFn: async () => (await connection.ask<Files>('GET', `/cohorts/${cohortId}/files`)).body,
  });

/** How often a file is begun again when answers come in while its parts are fetched. */
const TRIES = 3;

/**
 * One file, whole or not at all. What comes is kept by the browser outside the page's memory, on disk where it is
 * large; where the API sends it in parts (`Link`, `rel="next"`), they are fetched one after the other and joined.
 * @throws ApiProblem, also where the connection breaks off in the middle
 */
export async function readFile(
  connection: Connection,
  cohortId: string,
  name: string,
): Promise<{ file: Blob; name: string }> {
  const path = `/cohorts/${cohortId}/files/${name}`;
  for (let tries = 1; ; tries += 1) {
    try {
      return await wholeFile(connection, path, `${name}.csv`);
    } catch (error) {
      const hasChanged = error instanceof ApiProblem && error.code === 'changed-meanwhile';
      if (!hasChanged || tries === TRIES) throw error;
    }
  }
}

async function wholeFile(
  connection: Connection,
  path: string,
  otherwise: string,
): Promise<{ file: Blob; name: string }> {
  const parts: Blob[] = [];
  let name: string | undefined;
  let part = '';
  for (;;) {
    const response = await connection.open(`${path}${part}`);
    name ??= /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    parts.push(
      await response.blob().catch(() => {
        throw noAnswer();
      }),
    );
    // Only which part it is: where the API stands, the console knows from its configuration.
    const next = /<[^>?]*(\?[^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    if (next === undefined) break;
    part = next;
  }
  return { file: new Blob(parts, { type: 'text/csv;charset=utf-8' }), name: name ?? otherwise };
}
