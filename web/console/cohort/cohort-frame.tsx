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
  ['/import', 'Import a file', 'staff/write'],
  ['/mails', 'Mails', 'staff/identities'],
  ['/move', 'Move the training', 'staff/write'],
] as const;

/** What is around every page of one cohort: its name, and the way to its other pages. */
export function CohortFrame({ cohortId, children }: { cohortId: string; children: ReactNode }) {
  const [here] = useLocation();
  const cohort = useQuery(cohortQuery(useConnection(), cohortId));
  const may = { 'staff/write': useMay('staff/write'), 'staff/identities': useMay('staff/identities') };
  const base = `/cohorts/${cohortId}`;
  return (
    <>
      <p className="of">{cohort.data?.body.title ?? 'Cohort'}</p>
      <nav aria-label="Cohort" className="part">
        <ul>
          {PARTS.filter(([, , scope]) => !scope || may[scope]).map(([path, name]) => (
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
