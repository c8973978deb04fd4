import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Cohort, cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { programsQuery } from '../api/programs.ts';
import { comparisonQuery } from '../api/versions.ts';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { dayText } from '../words/moment.ts';
import { Adopt } from './adopt.tsx';
import { Differences } from './differences.tsx';
import { type OtherVersion, useOtherVersions } from './other-versions.ts';

/** Another version of the program: how it differs, and whether this cohort is to have it for what is still pending. */
export function VersionPage({ cohortId }: { cohortId: string }) {
  const connection = useConnection();
  const cohort = useQuery(cohortQuery(connection, cohortId));
  // Which version new cohorts start with.
  const programs = useQuery(programsQuery(connection));
  return (
    <Page title="Program version">
      <Read query={cohort} what="the cohort">
        {({ body }) => (
          <Read query={programs} what="the versions">
            {(items) => <Versions cohort={body} isOffered={items.some(({ id }) => id === body.programId)} />}
          </Read>
        )}
      </Read>
    </Page>
  );
}

function Versions({ cohort, isOffered }: { cohort: Cohort; isOffered: boolean }) {
  const others = useOtherVersions(cohort);
  const [wanted, setWanted] = useState<string>();
  const [adopted, setAdopted] = useState(false);
  const other = others.find(({ version }) => version === wanted) ?? others[0];
  const label = ({ isCurrent, until }: OtherVersion): string =>
    isCurrent
      ? 'The version that new cohorts start with'
      : `The version this cohort had until ${dayText(until ?? cohort.createdAt, cohort.timeZone)}`;
  return (
    <>
      <div role="status">
        {adopted && <p className="note">This cohort has the other version now. Everybody’s dates follow.</p>}
      </div>
      {!other && (
        <p>
          {isOffered
            ? 'This cohort has the version that new cohorts start with. There is nothing to decide.'
            : 'No new cohort starts with this program any more: its files are gone. This cohort goes on with the version it has; there is nothing to decide.'}
        </p>
      )}
      {others.length > 1 && other && (
        <NativeSelect
          className="narrow"
          label="Compare with"
          value={other.version}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          data={others.map((one) => ({ value: one.version, label: label(one) }))}
        />
      )}
      {other && (
        <>
          <p>
            {label(other)} differs from the one that this cohort has. Nothing changes until you have seen what
            would, and confirmed it.
          </p>
          <Compared cohort={cohort} other={other} adopted={() => setAdopted(true)} />
        </>
      )}
    </>
  );
}

interface ComparedProps {
  cohort: Cohort;
  other: OtherVersion;
  adopted: () => void;
}

function Compared({ cohort, other, adopted }: ComparedProps) {
  const { programId, programVersion } = cohort;
  const query = comparisonQuery(useConnection(), programId, programVersion, other.version);
  return (
    <Read query={useQuery(query)} what="the comparison">
      {(comparison) => (
        <>
          <Differences comparison={comparison} />
          <Adopt
            key={other.version}
            cohort={cohort}
            comparison={comparison}
            isCurrent={other.isCurrent}
            adopted={adopted}
          />
        </>
      )}
    </Read>
  );
}
