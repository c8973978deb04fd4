import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Cohort, cohortQuery } from './cohorts.ts';
import { type Answer, useConnection } from './connection.ts';
import { storedOver } from './stored-over.ts';
import { typedSince } from './typed-since.ts';
import { useChange } from './use-change.ts';

/** What can be changed about a cohort at any time, as the fields of a form hold it. */
export interface CohortSettings {
  title: string;
  name: string;
  email: string;
  notices: boolean;
}

/** The settings of a cohort. */
const settingsOf = ({ title, contactPerson, notices }: Cohort): CohortSettings => ({
  title,
  name: contactPerson?.name ?? '',
  email: contactPerson?.email ?? '',
  notices,
});

/** What of them was changed, as the API takes it, so that nothing else is written over. */
export function changedSettings(typed: CohortSettings, seen: CohortSettings): Partial<Cohort> {
  const { title, name, email, notices } = typed;
  const isPerson = name !== seen.name || email !== seen.email;
  return {
    ...(title !== seen.title && { title }),
    ...(isPerson && { contactPerson: { name, email } }),
    ...(notices !== seen.notices && { notices }),
  };
}

/** What is typed into the settings of a cohort, kept until it is stored. */
export function useCohortSettings(cohort: Cohort, etag: string | null) {
  const connection = useConnection();
  const queries = useQueryClient();
  // The version that the fields were filled from, whatever has been read since.
  const [seen, setSeen] = useState({ settings: settingsOf(cohort), etag });
  const [typed, setTyped] = useState(seen.settings);
  /** `known` is what the fields had when this was asked for: what they have had since is kept. */
  const take = ({ body, etag }: Answer<Cohort>, known: CohortSettings) => {
    const settings = settingsOf(body);
    setSeen({ settings, etag });
    setTyped((now) => typedSince(now, known, settings));
  };
  const store = useChange(
    ({ changes }: { changes: Partial<Cohort>; typed: CohortSettings }) =>
      storedOver<Cohort>(connection, `/cohorts/${cohort.id}`, {
        body: changes,
        etag: seen.etag,
        isOther: (now) => Object.keys(changedSettings(settingsOf(now), seen.settings)).length > 0,
      }),
    async (after, sent) => {
      take(after, sent.typed);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['cohorts'] }),
        queries.invalidateQueries({ queryKey: ['cohort', cohort.id] }),
      ]);
    },
  );
  const lookAgain = useChange(async (_: undefined) => {
    const now = await queries.fetchQuery({ ...cohortQuery(connection, cohort.id), staleTime: 0 });
    take(now, seen.settings);
    store.reset();
  });
  return {
    typed,
    changes: changedSettings(typed, seen.settings),
    store,
    type: (field: Partial<CohortSettings>) => setTyped({ ...typed, ...field }),
    /** Fills what was not typed over with what it is now. */
    lookAgain,
  };
}
