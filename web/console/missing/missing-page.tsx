import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { type Progress, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { missingQuery } from '../api/missing.ts';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { count } from '../words/moment.ts';
import { MissingTable } from './missing-table.tsx';
import { RemindMissing } from './remind-missing.tsx';

interface Props {
  cohortId: string;
  /** The one that opened last among those that somebody is missing at, where the address names none. */
  touchpoint: string | undefined;
}

/** Who is missing at one touchpoint and how far they have been written to, and reminding exactly them. */
export function MissingPage({ cohortId, touchpoint }: Props) {
  const progress = useQuery(progressQuery(useConnection(), cohortId));
  return (
    <Page title="Missing">
      <Read query={progress} what="the cohort">
        {(data) => <Chosen cohortId={cohortId} touchpoint={touchpoint} progress={data} />}
      </Read>
    </Page>
  );
}

function Chosen({ cohortId, touchpoint, progress }: Props & { progress: Progress }) {
  const [, goTo] = useLocation();
  const { touchpoints } = progress;
  const pending = touchpoints.filter(({ counts }) => counts.pending > 0);
  const chosen =
    touchpoints.find((one) => one.touchpoint === touchpoint) ??
    pending.toSorted((a, b) => (a.opens.at < b.opens.at ? 1 : -1))[0];
  if (!chosen) return <p>Nobody is missing now: nothing that is open is left to do.</p>;
  return (
    <>
      <div className="filters">
        <NativeSelect
          className="title"
          label="Touchpoint"
          value={chosen.touchpoint}
          onChange={({ currentTarget: { value } }) =>
            goTo(`/cohorts/${cohortId}/missing/${value}`, { replace: true })
          }
          data={touchpoints.map(({ touchpoint: value, title, counts }) => ({
            value,
            label: `${title} (${counts.pending})`,
          }))}
        />
      </div>
      <Wave key={chosen.touchpoint} cohortId={cohortId} touchpoint={chosen.touchpoint} title={chosen.title} />
    </>
  );
}

function Wave({ cohortId, touchpoint, title }: { cohortId: string; touchpoint: string; title: string }) {
  const missing = useQuery(missingQuery(useConnection(), cohortId, touchpoint));
  return (
    <Read query={missing} what="who is missing">
      {(people) =>
        people.length === 0 ? (
          <p>Nobody is missing at “{title}” now.</p>
        ) : (
          <>
            <p>
              “{title}” is open for {count(people.length, 'person', 'people')} and not done.
            </p>
            <May scope="staff/write">
              <RemindMissing cohortId={cohortId} touchpoint={touchpoint} people={people} />
            </May>
            <MissingTable cohortId={cohortId} title={title} people={people} />
          </>
        )
      }
    </Read>
  );
}
