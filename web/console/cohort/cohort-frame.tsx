import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { useMay } from '../api/may.ts';

const PARTS = [
  ['', 'Overview'],
  ['/people', 'People'],
  ['/focus-groups', 'Focus groups'],
  ['/enroll', 'Enroll', 'staff/write'],
  ['/move', 'Move the training', 'staff/write'],
] as const;

/** What is around every page of one cohort: its name, and the way to its other pages. */
export function CohortFrame({ cohortId, children }: { cohortId: string; children: ReactNode }) {
  const [here] = useLocation();
  const cohort = useQuery(cohortQuery(useConnection(), cohortId));
  const mayWrite = useMay('staff/write');
  const base = `/cohorts/${cohortId}`;
  return (
    <>
      <p className="of">{cohort.data?.body.title ?? 'Cohort'}</p>
      <nav aria-label="Cohort" className="part">
        <ul>
          {PARTS.filter(([, , scope]) => !scope || mayWrite).map(([path, name]) => (
            <li key={path}>
              <Link href={`${base}${path}`} aria-current={here === `${base}${path}` ? 'page' : undefined}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
