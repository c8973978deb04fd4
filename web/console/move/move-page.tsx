import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import { type Cohort, cohortQuery, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { ApiProblem } from '../api/problem.ts';
import { useChange } from '../api/use-change.ts';
import { DateField } from '../parts/date-field.tsx';
import { LookOnly, May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { fieldFault } from '../words/fault.ts';
import { anchorsText, dateText } from '../words/moment.ts';
import { MoveEffects } from './move-effects.tsx';
import { previewOf } from './preview-of.ts';

/** Moves a cohort's dates: first what would move and what would stay, then, once that is confirmed, the move. */
export function MovePage({ cohortId }: { cohortId: string }) {
  const cohort = useQuery(cohortQuery(useConnection(), cohortId));
  return (
    <Page title={`Move ${anchorsText(Object.keys(cohort.data?.body.anchors ?? {}))}`}>
      <Read query={cohort} what="the cohort">
        {({ body }) => <Move cohort={body} />}
      </Read>
    </Page>
  );
}

function Move({ cohort }: { cohort: Cohort }) {
  const connection = useConnection();
  const queries = useQueryClient();
  // Over what the cohort has, whoever gave it that meanwhile.
  const [typed, setTyped] = useState<Record<string, string>>({});
  const dates = { ...cohort.anchors, ...typed };
  const progress = useQuery(progressQuery(connection, cohort.id)).data;
  const preview = useChange(async (anchors: Record<string, string>) => {
    const found = await previewOf(connection, cohort.id, anchors);
    const now = await queries.fetchQuery({ ...cohortQuery(connection, cohort.id), staleTime: 0 });
    const isOther = Object.entries(cohort.anchors).some(
      ([anchor, date]) => now.body.anchors[anchor] !== date,
    );
    // What was not typed would be moved back.
    if (isOther) throw new ApiProblem(412, 'version', 'The dates were moved meanwhile.');
    return found;
  });
  const move = useChange(
    (anchors: Record<string, string>) =>
      connection.ask<Cohort>('PUT', `/cohorts/${cohort.id}/anchors`, {
        body: { anchors },
        ifMatch: preview.data?.etag ?? null,
      }),
    async () => {
      preview.reset();
      await queries.invalidateQueries({ queryKey: ['cohort', cohort.id] });
      setTyped({});
    },
  );
  const change = (anchor: string, date: string) => {
    setTyped({ ...typed, [anchor]: date });
    // What was previewed are other dates.
    preview.reset();
    move.reset();
  };
  const show = (event: FormEvent) => {
    event.preventDefault();
    move.reset();
    preview.mutate(dates);
  };
  const pointers = Object.keys(cohort.anchors).map((anchor) => `/anchors/${anchor}`);
  return (
    <>
      <p>
        {Object.entries(cohort.anchors)
          .map(([anchor, date]) => `${anchorWords(anchor)}: ${dateText(date)}`)
          .join('. ')}
        . Nothing changes until you have seen what would, and confirmed it.
      </p>
      <form aria-label="Other dates" noValidate onSubmit={show}>
        <div className="side">
          {Object.keys(cohort.anchors).map((anchor) => (
            <DateField
              key={anchor}
              label={anchorWords(anchor)}
              value={dates[anchor] ?? ''}
              onChange={(date) => change(anchor, date)}
              error={fieldFault(preview.error, `/anchors/${anchor}`)}
            />
          ))}
        </div>
        <Button type="submit" variant={preview.data ? 'default' : 'filled'} loading={preview.isPending}>
          Show what would change
        </Button>
      </form>
      <Problem error={preview.error} fields={pointers} />
      <div role="status">{move.data && <p className="note">It is moved. Everybody’s dates follow.</p>}</div>
      {preview.data && progress && (
        <section aria-labelledby="effects">
          <h2 id="effects">What would change</h2>
          <MoveEffects cohortId={cohort.id} progress={progress} moves={preview.data.moves} />
          <Problem error={move.error} />
          <May scope="staff/write" otherwise={<LookOnly />}>
            <p>
              <Button loading={move.isPending} onClick={() => move.mutate(dates)}>
                Move {anchorsText(Object.keys(cohort.anchors))}
              </Button>
            </p>
          </May>
        </section>
      )}
    </>
  );
}
