import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { cohortQuery, progressQuery, type TouchpointProgress } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { type FocusGroup, focusGroupsQuery } from '../api/focus-groups.ts';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { FocusGroupSessions } from './focus-group-sessions.tsx';
import { PublishSession } from './publish-session.tsx';

/** A cohort's sessions with seats, waiting list and attendance, and publishing another. */
export function FocusGroupsPage({ cohortId }: { cohortId: string }) {
  const connection = useConnection();
  const groups = useQuery(focusGroupsQuery(connection, cohortId));
  const progress = useQuery(progressQuery(connection, cohortId));
  const cohort = useQuery(cohortQuery(connection, cohortId));
  return (
    <Page title="Focus groups">
      <Read query={cohort} what="the cohort">
        {({ body: { timeZone } }) => (
          <Read query={progress} what="the cohort">
            {({ asOf, touchpoints }) => (
              <OfCohort
                cohortId={cohortId}
                groups={groups}
                timeZone={timeZone}
                asOf={asOf}
                touchpoints={touchpoints.filter(({ kind }) => kind === 'focus-group')}
              />
            )}
          </Read>
        )}
      </Read>
    </Page>
  );
}

interface Props {
  cohortId: string;
  groups: UseQueryResult<FocusGroup[]>;
  timeZone: string;
  asOf: string;
  /** Focus groups only. */
  touchpoints: TouchpointProgress[];
}

function OfCohort({ cohortId, groups, timeZone, asOf, touchpoints }: Props) {
  const ahead = touchpoints.filter(({ closes }) => asOf < closes.at);
  return (
    <>
      <Read query={groups} what="the sessions">
        {(items) => (
          <>
            {items.length === 0 && <p>{nothingText(touchpoints.length, ahead.length)}</p>}
            {touchpoints.map((one) => (
              <FocusGroupSessions
                key={one.touchpoint}
                cohortId={cohortId}
                touchpoint={one}
                groups={items.filter(({ touchpoint }) => touchpoint === one.touchpoint)}
                isOneOfSeveral={touchpoints.length > 1}
                timeZone={timeZone}
                asOf={asOf}
              />
            ))}
          </>
        )}
      </Read>
      <May scope="staff/write">
        <PublishSession cohortId={cohortId} timeZone={timeZone} touchpoints={ahead} />
      </May>
    </>
  );
}

/** Why there is no session, by how many focus groups there are and how many of them can still have one. */
function nothingText(all: number, ahead: number): string {
  if (all === 0) return 'This program has no focus groups.';
  return ahead === 0 ? 'No session was published.' : 'No session is published yet.';
}
