import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { meQuery, type Scope } from '../api/may.ts';
import { useOtherVersions } from '../version/other-versions.ts';

interface Part {
  /** Below the cohort's own address; all but the first stand there, too. */
  paths: readonly [string, ...string[]];
  name: string;
  /** Whoever has it not does not see the part. */
  scope?: Scope;
  /** Only where there is another version of the program. */
  ifOther?: true;
}

/** By what brings people here, and how often: day by day, now and then, to change something. */
const GROUPS: readonly (readonly Part[])[] = [
  [
    { paths: [''], name: 'Overview' },
    { paths: ['/people'], name: 'People' },
    { paths: ['/missing'], name: 'Missing' },
    { paths: ['/focus-groups'], name: 'Focus groups' },
  ],
  [
    { paths: ['/results', '/report'], name: 'Results' },
    { paths: ['/files'], name: 'Files', scope: 'staff/results' },
    { paths: ['/mails'], name: 'Mails', scope: 'staff/identities' },
    { paths: ['/history'], name: 'History' },
  ],
  [
    { paths: ['/enroll', '/import'], name: 'Enroll', scope: 'staff/write' },
    { paths: ['/move'], name: 'Move the training', scope: 'staff/write' },
    { paths: ['/version'], name: 'Program version', scope: 'staff/write', ifOther: true },
    { paths: ['/settings'], name: 'Settings', scope: 'staff/write' },
  ],
];

/** The way to all pages of one cohort that one's role may see. */
export function CohortNav({ cohortId }: { cohortId: string }) {
  const [here] = useLocation();
  const connection = useConnection();
  const scopes = useQuery(meQuery(connection)).data?.scopes;
  const cohort = useQuery(cohortQuery(connection, cohortId)).data?.body;
  const hasOther = useOtherVersions(cohort).length > 0;
  const base = `/cohorts/${cohortId}`;
  const isFor = ({ scope, ifOther }: Part) => (!scope || scopes?.includes(scope)) && (!ifOther || hasOther);
  const groups = GROUPS.map((parts) => parts.filter(isFor));
  return (
    <nav aria-label="Cohort" className="part">
      {groups
        .filter((parts) => parts.length > 0)
        .map((parts) => (
          <ul key={parts[0]!.name}>
            {parts.map(({ paths, name }) => (
              <li key={name}>
                <Link href={`${base}${paths[0]}`} aria-current={currentAt(here, base, paths)}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  );
}

/** The page itself, or one below it, such as a person's below the people's. */
function currentAt(
  here: string,
  base: string,
  [first, ...others]: Part['paths'],
): 'page' | 'true' | undefined {
  if (here === `${base}${first}`) return 'page';
  const isBelow = first !== '' && here.startsWith(`${base}${first}/`);
  return isBelow || others.some((path) => here === `${base}${path}`) ? 'true' : undefined;
}
