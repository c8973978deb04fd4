import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { cohortQuery, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { meQuery, type Scope } from '../api/may.ts';
import { useOtherVersions } from '../version/other-versions.ts';
import { anchorsText } from '../words/moment.ts';

interface Part {
  /** Below the cohort's own address; all but the first stand there, too. */
  paths: readonly [string, ...string[]];
  name: string;
  /** Whoever has it not does not see the part. */
  scope?: Scope;
  /** Only where there is another version of the program, or where it has focus groups. */
  only?: 'other-version' | 'focus-groups';
}

/** By what brings people here, and how often: day by day, now and then, to change something. */
const groupsOf = (moves: string): readonly (readonly Part[])[] => [
  [
    { paths: [''], name: 'Overview' },
    { paths: ['/people'], name: 'People' },
    { paths: ['/missing'], name: 'Missing' },
    { paths: ['/focus-groups'], name: 'Focus groups', only: 'focus-groups' },
  ],
  [
    { paths: ['/results', '/report'], name: 'Results' },
    { paths: ['/files'], name: 'Files', scope: 'staff/results' },
    { paths: ['/mails'], name: 'Mails', scope: 'staff/identities' },
    { paths: ['/history'], name: 'History' },
  ],
  [
    { paths: ['/enroll', '/import'], name: 'Enroll', scope: 'staff/write' },
    { paths: ['/move'], name: `Move ${moves}`, scope: 'staff/write' },
    { paths: ['/version'], name: 'Program version', scope: 'staff/write', only: 'other-version' },
    { paths: ['/settings'], name: 'Settings', scope: 'staff/write' },
  ],
];

/** The way to all pages of one cohort that one's role may see. */
export function CohortNav({ cohortId }: { cohortId: string }) {
  const [here] = useLocation();
  const connection = useConnection();
  const scopes = useQuery(meQuery(connection)).data?.scopes;
  const cohort = useQuery(cohortQuery(connection, cohortId)).data?.body;
  const touchpoints = useQuery(progressQuery(connection, cohortId)).data?.touchpoints;
  const has = {
    'other-version': useOtherVersions(cohort).length > 0,
    // Most programs have some: their page is left out only once it is known that there are none.
    'focus-groups': touchpoints?.some(({ kind }) => kind === 'focus-group') ?? true,
  };
  const base = `/cohorts/${cohortId}`;
  const isFor = ({ scope, only }: Part) => (!scope || scopes?.includes(scope)) && (!only || has[only]);
  const groups = groupsOf(anchorsText(Object.keys(cohort?.anchors ?? {}))).map((parts) =>
    parts.filter(isFor),
  );
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
