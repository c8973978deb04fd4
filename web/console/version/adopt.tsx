import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Cohort, progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { useMay } from '../api/may.ts';
import { useChange } from '../api/use-change.ts';
import { adoptionOf, type Comparison } from '../api/versions.ts';
import { Problem } from '../parts/problem.tsx';
import { adoptionRefusalText } from '../words/adoption-refusal.ts';
import { AdoptionEffects } from './adoption-effects.tsx';

interface Props {
  cohort: Cohort;
  comparison: Comparison;
  /** New cohorts start with it. */
  isCurrent: boolean;
  adopted: () => void;
}

/** The choice, what it would do to everybody, and once that is confirmed, the change. */
export function Adopt({ cohort, comparison, isCurrent, adopted }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  const mayWrite = useMay('staff/write');
  const [isForPending, setForPending] = useState(false);
  const progress = useQuery(progressQuery(connection, cohort.id)).data;
  const preview = useChange((version: string) => adoptionOf(connection, cohort.id, version));
  const adopt = useChange(
    (version: string) =>
      connection.ask<Cohort>('PUT', `/cohorts/${cohort.id}/program-version`, {
        body: { version },
        ifMatch: preview.data?.etag ?? null,
      }),
    async () => {
      adopted();
      await queries.invalidateQueries({ queryKey: ['cohort', cohort.id] });
    },
  );
  const titles = new Map(
    [...(progress?.touchpoints ?? []).map(({ touchpoint, title }) => ({ id: touchpoint, title }))]
      .concat(comparison.touchpoints, comparison.surveys)
      .map(({ id, title }) => [id, title]),
  );
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const choose = (isPending: boolean) => {
    setForPending(isPending);
    preview.reset();
    adopt.reset();
  };
  return (
    <section aria-labelledby="choice">
      <h2 id="choice">Who is to have it</h2>
      <fieldset className="choice">
        <legend>For whom</legend>
        <label>
          <input type="radio" name="scope" checked={!isForPending} onChange={() => choose(false)} />{' '}
          {isCurrent ? 'New cohorts only' : 'Not this cohort'}
          <span className="why">
            {isCurrent
              ? 'There is nothing to do: cohorts that begin from now on have it anyway. This one stays as it is.'
              : 'There is nothing to do: this cohort stays as it is.'}
          </span>
        </label>
        <label>
          <input type="radio" name="scope" checked={isForPending} onChange={() => choose(true)} />{' '}
          {isCurrent
            ? 'This cohort too, for what is still pending'
            : 'This cohort, for what is still pending'}
          <span className="why">
            What is finished is not asked again, and mail that was sent stays sent. Whoever has begun a survey
            finishes it with the questions they saw. You can go back to the version of now.
          </span>
        </label>
      </fieldset>
      {isForPending && (
        <p>
          <Button
            variant={preview.data ? 'default' : 'filled'}
            loading={preview.isPending}
            onClick={() => preview.mutate(comparison.to)}
          >
            Show what would change
          </Button>
        </p>
      )}
      <Problem error={preview.error} />
      {preview.data && preview.data.refusals.length > 0 && (
        <div className="note" role="alert">
          <strong>This cohort cannot have it</strong>
          <ul>
            {preview.data.refusals.map((refusal) => (
              <li key={JSON.stringify(refusal)}>{adoptionRefusalText(refusal, titleOf)}</li>
            ))}
          </ul>
        </div>
      )}
      {preview.data && preview.data.refusals.length === 0 && (
        <>
          <AdoptionEffects cohort={cohort} moves={preview.data.moves} titleOf={titleOf} />
          <Problem error={adopt.error} />
          {mayWrite && (
            <p>
              <Button loading={adopt.isPending} onClick={() => adopt.mutate(comparison.to)}>
                Use it for what is still pending
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
