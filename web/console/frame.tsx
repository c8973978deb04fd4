import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { useConnection } from './api/connection.ts';
import { meQuery } from './api/may.ts';
import { ApiProblem } from './api/problem.ts';
import { MayBeOld } from './may-be-old.tsx';
import { Page } from './parts/page.tsx';
import { Places } from './parts/places.tsx';
import { Problem } from './parts/problem.tsx';

const subscribe = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

const PLACES = [
  ['/', 'Cohorts'],
  ['/plan', 'Plan a cohort'],
] as const;

/** What is around every page: the way to the others, whether the machine is offline, and whether nobody knows what one may do. */
export function Frame({
  signOut,
  children,
}: {
  signOut: (() => Promise<void>) | undefined;
  children: ReactNode;
}) {
  const [here] = useLocation();
  const me = useQuery(meQuery(useConnection()));
  const isWithoutRole = me.error instanceof ApiProblem && me.error.status === 403;
  const mayLookOnly = me.data?.scopes.includes('staff/write') === false;
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="top">
        <span className="brand">Leadership journeys</span>
        <nav aria-label="Console">
          <Places places={PLACES} here={here} />
        </nav>
        {mayLookOnly && <span className="quiet">You may look at everything here, and change nothing.</span>}
        {signOut && (
          <Button variant="subtle" size="compact-md" onClick={() => void signOut()}>
            Sign out
          </Button>
        )}
      </header>
      <div role="status" className="offline">
        {isOnline ? <MayBeOld /> : 'You are offline. What you see may be old; what you typed stays.'}
      </div>
      <main id="main" tabIndex={-1}>
        {isWithoutRole ? (
          <NoRole />
        ) : (
          <>
            {!me.data && (
              <Problem error={me.error}>
                <p>What you may do here is not known now, so it is not shown.</p>
                <Button variant="default" loading={me.isFetching} onClick={() => me.refetch()}>
                  Try again
                </Button>
              </Problem>
            )}
            {children}
          </>
        )}
      </main>
    </>
  );
}

const NoRole = () => (
  <Page title="No role yet">
    <p>
      Your account has no role here, so there is nothing that it may see. Whoever looks after the accounts can
      give it one. Then sign out, and sign in again.
    </p>
  </Page>
);
