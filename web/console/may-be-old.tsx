import { Button } from '@mantine/core';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

/** Says so where anything that the page shows could not be read anew, and reads it when that is wanted. */
export function MayBeOld() {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  const isOld = useSyncExternalStore(subscribe, () =>
    cache.findAll({ type: 'active' }).some(({ state }) => state.error !== null && state.data !== undefined),
  );
  const isReading = useIsFetching() > 0;
  if (!isOld) return null;
  return (
    <>
      What you see may be old: it could not be read anew just now.{' '}
      <Button
        variant="default"
        size="compact-md"
        loading={isReading}
        onClick={() => void queries.refetchQueries({ type: 'active' })}
      >
        Read it anew
      </Button>
    </>
  );
}
