import { createContext, useContext } from 'react';
import { noAnswer, problemOf } from './problem.ts';

/** What was answered; `etag` names the version that a change of it asks for. */
export interface Answer<Body> {
  body: Body;
  etag: string | null;
}

/** What goes with a request; a GET has nothing of it. */
export interface Asked {
  body?: unknown;
  /** A file, sent instead of a body. */
  csv?: Uint8Array<ArrayBuffer>;
  /** The same for the same wish, however often it is sent: it is carried out once. */
  key?: string;
  ifMatch?: string | null;
}

/** The staff API, as whoever is signed in. Every call throws `ApiProblem`. */
export interface Connection {
  /** Anything that is no JSON; the answer is one of success. */
  open(path: string): Promise<Response>;
  ask<Body>(method: string, path: string, asked?: Asked): Promise<Answer<Body>>;
  /** Every item of a list, page after page; `soFar` is told what there is whenever that has doubled. */
  all<Item>(
    path: string,
    query?: Record<string, string>,
    soFar?: (items: readonly Item[]) => void,
  ): Promise<Item[]>;
}

/** Who asks: what every request carries. */
interface Credentials {
  headers(): Promise<Record<string, string>>;
}

/** As many as the API gives at once. */
const PAGE = '200';

/** @param signedOut is told when the API does not know any more who asks */
export function connectionTo(api: string, signIn: Credentials, signedOut: (is: boolean) => void): Connection {
  async function answerTo(method: string, path: string, asked: Asked = {}): Promise<Response> {
    const { body, csv, key, ifMatch } = asked;
    const headers = {
      ...(await signIn.headers()),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(csv && { 'content-type': 'text/csv' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(ifMatch ? { 'if-match': ifMatch } : {}),
    };
    const sent = csv ?? (body === undefined ? undefined : JSON.stringify(body));
    const init = { method, headers, ...(sent === undefined ? {} : { body: sent }) };
    const response = await fetch(`${api}${path}`, init).catch(() => {
      throw noAnswer();
    });
    signedOut(response.status === 401);
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async function ask<Body>(method: string, path: string, asked?: Asked): Promise<Answer<Body>> {
    const response = await answerTo(method, path, asked);
    return { body: (await response.json()) as Body, etag: response.headers.get('etag') };
  }

  return {
    open: (path) => answerTo('GET', path),
    ask,
    async all<Item>(
      path: string,
      query: Record<string, string> = {},
      soFar?: (items: readonly Item[]) => void,
    ) {
      const items: Item[] = [];
      let told = 0;
      let cursor: string | undefined;
      do {
        const page = new URLSearchParams({ ...query, limit: PAGE, ...(cursor ? { cursor } : {}) });
        const { body } = await ask<{ items: Item[]; cursor?: string }>('GET', `${path}?${page}`);
        items.push(...body.items);
        cursor = body.cursor;
        // Not after every page: what is done with them would be done over again fifty times for 10,000.
        if (cursor !== undefined && items.length >= 2 * told) {
          soFar?.([...items]);
          told = items.length;
        }
      } while (cursor !== undefined);
      return items;
    },
  };
}

/** Set once somebody is signed in; components ask `useConnection`. */
export const ConnectionContext = createContext<Connection | undefined>(undefined);

/** The staff API. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('There is no connection around this component.');
  return connection;
}
