import { useQuery } from '@tanstack/react-query';
import { cohortQuery, progressQuery, type TouchpointProgress } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { focusGroupsQuery } from '../api/focus-groups.ts';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { FocusGroupSessions } from './focus-group-sessions.tsx';
import { PublishSession } from './publish-session.tsx';

const focusGroupsOf = (touchpoints: TouchpointProgress[]) =>
  touchpoints.filter(({ kind }) => kind === 'focus-group');

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
              <>
                <Read query={groups} what="the sessions">
                  {(items) => (
                    <>
                      {items.length === 0 && (
                        <p>
                          {focusGroupsOf(touchpoints).length === 0
                            ? 'This program has no focus groups.'
                            : 'No session is published yet.'}
                        </p>
                      )}
                      {focusGroupsOf(touchpoints).map((one) => (
                        <FocusGroupSessions
                          key={one.touchpoint}
                          cohortId={cohortId}
                          touchpoint={one}
                          groups={items.filter(({ touchpoint }) => touchpoint === one.touchpoint)}
                          timeZone={timeZone}
                          asOf={asOf}
                        />
                      ))}
                    </>
                  )}
                </Read>
                <May scope="staff/write">
                  <PublishSession
                    cohortId={cohortId}
                    timeZone={timeZone}
                    touchpoints={focusGroupsOf(touchpoints)}
                  />
                </May>
              </>
            )}
          </Read>
        )}
      </Read>
    </Page>
  );
}
