import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Connection, useConnection } from './connection.ts';

/** What a route of the API may ask for; as in its own table. */
export type Scope = 'staff/read' | 'staff/write' | 'staff/identities' | 'staff/results';

/** Who is signed in, and what they may do. */
export interface Me {
  roles: string[];
  scopes: Scope[];
  email?: string;
}

/** Asked once: roles change with a token, and whoever signs in again is asked for anew. */
export const meQuery = (connection: Connection) =>
  queryOptions({
    queryKey: ['me'],
    queryFn: async () => (await connection.ask<Me>('GET', '/me')).body,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Whether whoever is signed in may do this; undefined while it is not known yet. What they may not do is not shown. */
export function useMay(scope: Scope): boolean | undefined {
  return useQuery(meQuery(useConnection())).data?.scopes.includes(scope);
}
