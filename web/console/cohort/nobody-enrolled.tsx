import { Link } from 'wouter';
import { May } from '../parts/may.tsx';

interface Props {
  cohortId: string;
  /** Some were. */
  isAnyMore?: boolean;
}

/** In the place of people where there are none, with the two ways to get some. */
export const NobodyEnrolled = ({ cohortId, isAnyMore = false }: Props) => (
  <p>
    Nobody is enrolled{isAnyMore && ' any more'}.{' '}
    <May scope="staff/write">
      <Link href={`/cohorts/${cohortId}/enroll`}>Enroll someone</Link>, or{' '}
      <Link href={`/cohorts/${cohortId}/import`}>import a file</Link>.
    </May>
  </p>
);
