import { Link, useLocation } from 'wouter';

/** The two ways to get people into a cohort, from one to the other. */
export function EnrollWays({ cohortId }: { cohortId: string }) {
  const [here] = useLocation();
  const ways = [
    [`/cohorts/${cohortId}/enroll`, 'One person'],
    [`/cohorts/${cohortId}/import`, 'A list from a file'],
  ] as const;
  return (
    <nav aria-label="How to enroll" className="ways">
      <ul>
        {ways.map(([path, name]) => (
          <li key={path}>
            <Link href={path} aria-current={here === path ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
