import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { auditQuery } from '../api/audit.ts';
import { cohortQuery, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { participantQuery, rosterQuery } from '../api/participants.ts';
import { Loading } from '../parts/loading.tsx';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { count, dayText } from '../words/moment.ts';
import { personText } from '../words/person.ts';
import { EntryPart } from './entry-part.tsx';
import { contactPlaceText } from './readable-entry.ts';
import { VerifyPart } from './verify-part.tsx';

/** Who or which rule changed what in a cohort, and when, newest first; and whether that record is whole. */
export const HistoryPage = ({ cohortId }: { cohortId: string }) => (
  <Page title="History of changes">
    <VerifyPart cohortId={cohortId} />
    <May
      scope="staff/identities"
      otherwise={<p>Who changed what names people: it is shown to those who may see names.</p>}
    >
      <History cohortId={cohortId} />
    </May>
  </Page>
);

/** The same of one participant. */
export function PersonHistoryPage({ cohortId, id }: { cohortId: string; id: string }) {
  const person = useQuery(participantQuery(useConnection(), cohortId, id)).data?.body;
  return (
    <Page title="History of changes">
      <p>
        <Link href={`/cohorts/${cohortId}/people/${id}`}>{person ? personText(person) : 'Back'}</Link>: every
        change of what is kept about them, the newest first.
      </p>
      <May
        scope="staff/identities"
        otherwise={<p>Who changed what names people: it is shown to those who may see names.</p>}
      >
        <History cohortId={cohortId} participantId={id} />
      </May>
    </Page>
  );
}

function History({ cohortId, participantId }: { cohortId: string; participantId?: string }) {
  const connection = useConnection();
  const pages = useInfiniteQuery(auditQuery(connection, cohortId, participantId));
  const timeZone = useQuery(cohortQuery(connection, cohortId)).data?.body.timeZone;
  const progress = useQuery(progressQuery(connection, cohortId)).data;
  const roster = useQuery(rosterQuery(connection, cohortId)).data;
  const entries = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const words = useMemo(() => {
    const titles = new Map(progress?.touchpoints.map(({ touchpoint, title }) => [touchpoint, title]));
    const names = new Map(roster?.map((one) => [one.id, personText(one)]));
    const places = pages.data?.pages.map(({ contacts }) => contacts) ?? [];
    return { titles, nameOf: (id: string) => names.get(id), contactAt: contactPlaceText(places, titles) };
  }, [progress, roster, pages.data]);
  if (!timeZone || !pages.data) {
    return pages.error ? (
      <Problem error={pages.error}>
        <Button variant="default" loading={pages.isFetching} onClick={() => pages.refetch()}>
          Try again
        </Button>
      </Problem>
    ) : (
      <Loading what="the history" />
    );
  }
  const days = Object.entries(Object.groupBy(entries, ({ at }) => dayText(at, timeZone)));
  return (
    <>
      <p role="status" className="quiet">
        {entries.length === 0
          ? 'Nothing has been changed.'
          : `${count(entries.length, 'change')}${pages.hasNextPage ? ', the newest' : ''}. Times are those of ${timeZone}.`}
      </p>
      {days.map(([day, some]) => (
        <section key={day} aria-label={day}>
          <h2>{day}</h2>
          <ol className="history">
            {some?.map((entry) => (
              <EntryPart
                key={`${entry.record} ${entry.version}`}
                entry={entry}
                cohortId={cohortId}
                isOfOne={participantId !== undefined}
                words={{ ...words, timeZone }}
              />
            ))}
          </ol>
        </section>
      ))}
      <Problem error={pages.error} />
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          Show earlier changes
        </Button>
      )}
    </>
  );
}
