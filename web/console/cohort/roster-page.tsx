import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { type Progress, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { type Participant, rosterQuery } from '../api/participants.ts';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { count } from '../words/moment.ts';
import { byName, personText } from '../words/person.ts';
import { NobodyEnrolled } from './nobody-enrolled.tsx';
import { RosterTable } from './roster-table.tsx';

/** Everybody of a cohort, found by name or address, and who is missing in a wave. */
export function RosterPage({ cohortId }: { cohortId: string }) {
  const connection = useConnection();
  const roster = useQuery(rosterQuery(connection, cohortId));
  const progress = useQuery(progressQuery(connection, cohortId));
  return (
    <Page title="People">
      <Read query={progress} what="the cohort">
        {(data) => (
          <Read query={roster} what="the people">
            {(people) => (
              <>
                <Problem error={roster.error}>
                  <p>Not everybody is shown.</p>
                  <Button variant="default" onClick={() => roster.refetch()}>
                    Try again
                  </Button>
                </Problem>
                {people.length === 0 ? (
                  <NobodyEnrolled cohortId={cohortId} />
                ) : (
                  <Roster
                    cohortId={cohortId}
                    progress={data}
                    people={people}
                    isFetching={roster.isFetching}
                  />
                )}
              </>
            )}
          </Read>
        )}
      </Read>
    </Page>
  );
}

interface Props {
  cohortId: string;
  progress: Progress;
  people: Participant[];
  isFetching: boolean;
}

function Roster({ cohortId, progress, people, isFetching }: Props) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('missing');
  // An address that was kept may name one that the program has no more.
  const missing = progress.touchpoints.find(({ touchpoint }) => touchpoint === asked)?.touchpoint ?? '';
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).trim().toLowerCase();
  const isPart = isFetching && people.length < progress.people.active + progress.people.withdrawn;
  // By name once everybody is there: until then rows would move under one's eyes.
  const sorted = useMemo(() => (isPart ? people : people.toSorted(byName)), [people, isPart]);
  const shown = useMemo(
    () =>
      sorted.filter(
        (one) =>
          (wanted === '' || `${personText(one)} ${one.email ?? ''}`.toLowerCase().includes(wanted)) &&
          (missing === '' || isMissing(one, missing)),
      ),
    [sorted, wanted, missing],
  );
  const choose = (touchpoint: string) =>
    setSearch(touchpoint ? { missing: touchpoint } : {}, { replace: true });
  return (
    <>
      <search className="filters">
        <TextInput
          label="Find by name or address"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label="Who is missing"
          value={missing}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: 'Everybody' },
            ...progress.touchpoints.map(({ touchpoint, title }) => ({
              value: touchpoint,
              label: `Missing: ${title}`,
            })),
          ]}
        />
      </search>
      <p role="status">
        {shown.length === people.length
          ? count(people.length, 'person', 'people')
          : `${shown.length.toLocaleString('en-US')} of ${count(people.length, 'person', 'people')}`}
        {isPart && ' so far; the others are on their way'}
      </p>
      {shown.length > 0 && <RosterTable cohortId={cohortId} progress={progress} people={shown} />}
    </>
  );
}

/** Asked, still able to do it, and not done; who has withdrawn is not asked any more. */
const isMissing = ({ status, touchpoints }: Participant, touchpoint: string): boolean =>
  status.kind === 'active' && touchpoints[touchpoint]?.kind === 'open';
