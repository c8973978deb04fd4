import { useQuery } from '@tanstack/react-query';
import { progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { phaseOf } from '../cohorts/phase.ts';

interface Props {
  cohortId: string;
  /** "Their year" */
  whose: string;
  /** What is to be known besides, where a year begins. */
  also?: string;
}

/** What happens to whoever is enrolled now. */
export function YearBegins({ cohortId, whose, also = '' }: Props) {
  const progress = useQuery(progressQuery(useConnection(), cohortId)).data;
  return progress && phaseOf(progress) === 'finished' ? (
    <p className="note">
      Everything in this cohort’s year is over: whoever is enrolled now is asked nothing, and gets no mail.
    </p>
  ) : (
    <p>
      {whose} begins at once: the first mail goes out when the first survey is open.{also}
    </p>
  );
}
