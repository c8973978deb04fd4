import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { meQuery } from '../api/may.ts';
import { useOtherVersions } from '../version/other-versions.ts';

const PARTS = [
  ['', 'Overview'],
  ['/people', 'People'],
  ['/missing', 'Missing'],
  ['/focus-groups', 'Focus groups'],
  ['/results', 'Results'],
  ['/files', 'Files', 'staff/results'],
  ['/history', 'History'],
  ['/mails', 'Mails', 'staff/identities'],
  ['/enroll', 'Enroll', 'staff/write'],
  ['/import', 'Import', 'staff/write'],
  ['/move', 'Move the training', 'staff/write'],
  ['/version', 'Program version', 'staff/write'],
  ['/settings', 'Settings', 'staff/write'],
] as const;

/** What is around every page of one cohort: its name, and the way to its other pages. */
export function CohortFrame({ cohortId, children }: { cohortId: string; children: ReactNode }) {
  const [here] = useLocation();
  const connection = useConnection();
  const cohort = useQuery(cohortQuery(connection, cohortId));
  const scopes = useQuery(meQuery(connection)).data?.scopes;
  const hasOther = useOtherVersions(cohort.data?.body).length > 0;
  const base = `/cohorts/${cohortId}`;
  return (
    <>
      <p className="of">{cohort.data?.body.title ?? 'Cohort'}</p>
      <nav aria-label="Cohort" className="part">
        <ul>
          {PARTS.filter(
            ([path, , scope]) => (!scope || scopes?.includes(scope)) && (path !== '/version' || hasOther),
          ).map(([path, name]) => (
            <li key={path}>
              <Link href={`${base}${path}`} aria-current={currentAt(here, base, path)}>
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

/** The page itself, or one below it, such as a person's below the people's. */
const currentAt = (here: string, base: string, path: string): 'page' | 'true' | undefined => {
  if (here === `${base}${path}`) return 'page';
  return path !== '' && here.startsWith(`${base}${path}/`) ? 'true' : undefined;
};
