import { useLocation } from 'wouter';
import { Places } from '../parts/places.tsx';

/** The two ways to get people into a cohort, from one to the other. */
export function EnrollWays({ cohortId }: { cohortId: string }) {
  const [here] = useLocation();
  const ways = [
    [`/cohorts/${cohortId}/enroll`, 'One person'],
    [`/cohorts/${cohortId}/import`, 'A list from a file'],
  ] as const;
  return (
    <nav aria-label="How to enroll" className="ways">
      <Places places={ways} here={here} />
    </nav>
  );
}
