import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useConnection } from '../api/connection.ts';
import type { Missing } from '../api/missing.ts';
import { type Reminders, remind } from '../api/reminders.ts';
import { useChange } from '../api/use-change.ts';
import { Problem } from '../parts/problem.tsx';
import { count } from '../words/moment.ts';
import { personText } from '../words/person.ts';
import { RemindedPeople } from './reminded-people.tsx';

interface Props {
  cohortId: string;
  touchpoint: string;
  people: Missing[];
}

/** Reminds exactly those who are missing: first who would be and who not, then, once that is confirmed, the act. */
export function RemindMissing({ cohortId, touchpoint, people }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  const [looked, setLooked] = useState(0);
  // Names stay known when somebody answers meanwhile.
  const [names] = useState(() => new Map<string, string>());
  for (const { participantId: id, name } of people) names.set(id, personText({ id, ...(name && { name }) }));
  // Looked at anew it is another wish: what was begun before, and broke off, is not answered once more in its place.
  const preview = useChange((_: number, key) => {
    setLooked(0);
    return remind(connection, { cohortId, touchpoint, isDryRun: true }, key, setLooked);
  });
  const act = useChange(
    (_: number, key) => {
      setLooked(0);
      return remind(connection, { cohortId, touchpoint, isDryRun: false }, key, setLooked);
    },
    async () => {
      preview.reset();
      await queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
    },
  );
  const list = (result: Reminders, isDone: boolean) => (
    <RemindedPeople cohortId={cohortId} result={result} isDone={isDone} names={names} />
  );
  const isAsking = preview.isPending || act.isPending;
  return (
    <section aria-label="Remind them" className="no-print remind">
      <Button
        variant={preview.data ? 'default' : 'filled'}
        loading={preview.isPending}
        disabled={act.isPending}
        onClick={() => {
          act.reset();
          preview.mutate(Date.now());
        }}
      >
        See who would be reminded
      </Button>
      <Problem error={preview.error ?? act.error} />
      <div role="status">
        {isAsking && looked > 0 && <p className="quiet">{count(looked, 'person', 'people')} looked at …</p>}
        {preview.data && <div className="note">{list(preview.data, false)}</div>}
        {act.data && <div className="note">{list(act.data, true)}</div>}
      </div>
      {preview.data && preview.data.reminded.length > 0 && (
        <Button loading={act.isPending} onClick={() => act.mutate(preview.submittedAt)}>
          Remind {count(preview.data.reminded.length, 'person', 'people')}
        </Button>
      )}
    </section>
  );
}
