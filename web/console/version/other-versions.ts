import { useQuery } from '@tanstack/react-query';
import type { Cohort } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { programsQuery } from '../api/programs.ts';

/** A version that a cohort could have in place of its own; `until` when it had it last, where it did. */
export interface OtherVersion {
  version: string;
  isCurrent: boolean;
  until?: string;
}

/** The version new cohorts start with, where this one has another, and then those it had before. */
export function useOtherVersions(cohort: Cohort | undefined): OtherVersion[] {
  const programs = useQuery(programsQuery(useConnection())).data;
  const current = programs?.find(({ id }) => id === cohort?.programId)?.version;
  if (!cohort || !current) return [];
  const others = new Map<string, OtherVersion>([[current, { version: current, isCurrent: true }]]);
  for (const { version, until } of cohort.earlierVersions ?? []) {
    others.set(version, { version, isCurrent: version === current, until });
  }
  others.delete(cohort.programVersion);
  return [...others.values()];
}
