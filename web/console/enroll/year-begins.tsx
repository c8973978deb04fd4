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
  if (progress && phaseOf(progress) === 'finished') {
    return (
      <p className="note">
        Everything in this cohort’s year is over: whoever is enrolled now is asked nothing, and gets no mail.
      </p>
    );
  }
  const over = progress?.touchpoints.filter(({ closes }) => closes.at <= progress.asOf) ?? [];
  return (
    <>
      <p>
        {whose} begins at once: the first mail goes out when the {over.length > 0 ? 'next' : 'first'} survey
        is open.{also}
      </p>
      {over.length > 0 && (
        <p className="note">
          Over already, and not asked of whoever is enrolled now:{' '}
          {over.map(({ title }) => `“${title}”`).join(', ')}.
        </p>
      )}
    </>
  );
}
