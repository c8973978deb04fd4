import { useQuery } from '@tanstack/react-query';
import { type Progress, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { needsOf } from '../cohorts/phase.ts';
import { Needs } from '../needs/needs.tsx';
import { later } from '../parts/later.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { count } from '../words/moment.ts';
import { FunnelTable } from './funnel-table.tsx';
import { NextContacts } from './next-contacts.tsx';
import { NobodyEnrolled } from './nobody-enrolled.tsx';

const FunnelChart = later('the chart', async () => (await import('./funnel-chart.tsx')).FunnelChart);

/** One cohort: how far its people are with each touchpoint, who is missing, and what will be sent next. */
export function CohortPage({ cohortId }: { cohortId: string }) {
  const progress = useQuery(progressQuery(useConnection(), cohortId));
  return (
    <Page title="Overview">
      <Read query={progress} what="the cohort">
        {(data) => <Parts cohortId={cohortId} progress={data} />}
      </Read>
    </Page>
  );
}

function Parts({ cohortId, progress }: { cohortId: string; progress: Progress }) {
  const { active, withdrawn } = progress.people;
  if (active === 0) {
    return (
      <>
        <NobodyEnrolled cohortId={cohortId} isAnyMore={withdrawn > 0} />
        {needsOf(progress) > 0 && <Needs cohortId={cohortId} progress={progress} />}
      </>
    );
  }
  return (
    <>
      <p>
        {count(active, 'participant')}
        {withdrawn > 0 && `, ${withdrawn} withdrawn`}.
        {!progress.isComplete && ' There are more than are counted here.'}
      </p>
      {needsOf(progress) > 0 && <Needs cohortId={cohortId} progress={progress} />}
      <section aria-labelledby="waves">
        <h2 id="waves">How far they are</h2>
        <FunnelChart progress={progress} />
        <FunnelTable cohortId={cohortId} progress={progress} />
      </section>
      <NextContacts cohortId={cohortId} progress={progress} />
    </>
  );
}
