import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { type Cohort, cohortsQuery, type Progress, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { LaterCohortPage } from '../cohort/later-pages.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { count, dateText } from '../words/moment.ts';
import { needsOf, type Phase, phaseOf } from './phase.ts';
import { Rates } from './rates.tsx';

const PHASES: [Phase, string][] = [
  ['running', 'Running'],
  ['upcoming', 'Upcoming'],
  ['finished', 'Finished'],
];

/** Every cohort at a glance: where it is in its year, who has answered, and what needs a person. */
export function CohortsPage() {
  useEffect(() => {
    // Most who look at the list go on to a cohort. Where it fails, that page says so.
    LaterCohortPage.preload().catch(() => {});
  }, []);
  const cohorts = useQuery(cohortsQuery(useConnection()));
  return (
    <Page title="Cohorts">
      <Read query={cohorts} what="cohorts">
        {(items) => (items.length === 0 ? <NoCohorts /> : <Overview cohorts={items} />)}
      </Read>
    </Page>
  );
}

const NoCohorts = () => (
  <>
    <p>There is no cohort yet. Plan one: you see every date of its year before anybody is enrolled.</p>
    <LinkButton href="/plan">Plan a cohort</LinkButton>
  </>
);

function Overview({ cohorts }: { cohorts: Cohort[] }) {
  const connection = useConnection();
  const all = useQueries({ queries: cohorts.map(({ id }) => progressQuery(connection, id)) });
  const known = cohorts.flatMap((cohort, index) => {
    const progress = all[index]?.data;
    return progress ? [{ cohort, progress }] : [];
  });
  const failed = cohorts.filter((_, index) => all[index]?.isError && !all[index]?.data);
  const tryAgain = () => all.forEach((one) => void (one.isError && one.refetch()));
  const isLoading = all.some(({ isPending }) => isPending);
  return (
    <>
      <p role="status" className="quiet">
        {isLoading ? 'Counting …' : count(cohorts.length, 'cohort')}
      </p>
      {failed.length > 0 && (
        <Problem error={all.find(({ isError, data }) => isError && !data)?.error}>
          <p>How far these are is not known now:</p>
          <ul>
            {failed.map(({ id, title }) => (
              <li key={id}>
                <Link href={`/cohorts/${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
          <Button variant="default" onClick={tryAgain}>
            Try again
          </Button>
        </Problem>
      )}
      {PHASES.map(([phase, title]) => {
        const those = known.filter(({ progress }) => phaseOf(progress) === phase).reverse();
        return (
          those.length > 0 && (
            <section key={phase} aria-labelledby={phase}>
              <h2 id={phase}>{title}</h2>
              {those.map(({ cohort, progress }) => (
                <CohortPart key={cohort.id} cohort={cohort} progress={progress} />
              ))}
            </section>
          )
        );
      })}
    </>
  );
}

function CohortPart({ cohort, progress }: { cohort: Cohort; progress: Progress }) {
  const { active, withdrawn } = progress.people;
  const needs = needsOf(progress);
  return (
    <article className="cohort" aria-labelledby={cohort.id}>
      <h3 id={cohort.id}>
        <Link href={`/cohorts/${cohort.id}`}>{cohort.title}</Link>
      </h3>
      <p className="quiet">
        {progress.programTitle}. {Object.values(cohort.anchors).map(dateText).join(' – ')}.{' '}
        {count(active, 'participant')}
        {withdrawn > 0 && `, ${withdrawn} withdrawn`}.
      </p>
      {needs > 0 && (
        <p className="note">
          <Link href={`/cohorts/${cohort.id}#needs`}>
            {count(needs, 'thing needs', 'things need')} a person
            <span className="hidden">: {cohort.title}</span>
          </Link>
        </p>
      )}
      {active > 0 && <Rates cohort={cohort} progress={progress} />}
    </article>
  );
}
