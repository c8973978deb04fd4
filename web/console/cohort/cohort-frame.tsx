import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { CohortNav } from './cohort-nav.tsx';

/** What is around every page of one cohort: its name, and the way to its other pages. */
export function CohortFrame({ cohortId, children }: { cohortId: string; children: ReactNode }) {
  const cohort = useQuery(cohortQuery(useConnection(), cohortId));
  return (
    <>
      <p className="of">{cohort.data?.body.title ?? 'Cohort'}</p>
      <CohortNav cohortId={cohortId} />
      {cohort.isError && !cohort.data ? (
        // Without its clock, the times on its pages would be those of another.
        <Page title="Cohort">
          <Problem error={cohort.error}>
            <Button variant="default" loading={cohort.isFetching} onClick={() => cohort.refetch()}>
              Try again
            </Button>
          </Problem>
        </Page>
      ) : (
        children
      )}
    </>
  );
}
