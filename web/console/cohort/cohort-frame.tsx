import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { CohortNav } from './cohort-nav.tsx';

/** What is around every page of one cohort: its name, and the way to its other pages. */
export function CohortFrame({ cohortId, children }: { cohortId: string; children: ReactNode }) {
  const cohort = useQuery(cohortQuery(useConnection(), cohortId));
  return (
    <>
      <p className="of">{cohort.data?.body.title ?? 'Cohort'}</p>
      <CohortNav cohortId={cohortId} />
      {children}
    </>
  );
}
