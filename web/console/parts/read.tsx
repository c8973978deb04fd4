import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { Problem } from './problem.tsx';

interface Props<Data> {
  query: UseQueryResult<Data>;
  /** For "Loading … ". */
  what: string;
  children: (data: Data) => ReactNode;
}

/** What was read, or that it is on its way, or why it cannot be shown. */
export function Read<Data>({ query, what, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loading what={what} />;
  return (
    <Problem error={query.error}>
      <Button variant="default" onClick={() => query.refetch()}>
        Try again
      </Button>
    </Problem>
  );
}
