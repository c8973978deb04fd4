import * as z from 'zod';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import { type ProgramVersion, Slug } from '../../../domain/programs/program.ts';
import { type CohortResults, cohortResults } from '../../../domain/results/cohort-results.ts';
import { programResults } from '../../../domain/results/program-results.ts';
import type { Documents } from '../../../platform/ports.ts';
import { loadCohortRecords } from '../../cohort-records.ts';
import { everyDocument } from '../../every-document.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { COHORTS, loadVersion } from '../../records.ts';
import { currentProgram, type StaffContext } from '../context.ts';
import { ProgramResultsAnswer } from './results-answers.ts';

/** The newest so many: each is read whole. */
const MOST_COHORTS = 40;

/** A program's cohorts side by side, the oldest first: who answered, and what changed. */
export const readProgramResults = endpoint({
  method: 'GET',
  path: '/programs/{programId}/results',
  summary: 'Read the results of a program’s cohorts side by side',
  scope: 'staff/read',
  params: z.strictObject({ programId: Slug }),
  answers: { 200: ProgramResultsAnswer },
  async handle({ params: { programId }, now }, context: StaffContext) {
    const { documents } = context;
    const all: Cohort[] = [];
    for await (const cohort of everyDocument<Cohort>(documents, COHORTS)) {
      if (cohort.programId === programId) all.push(cohort);
    }
    // Its files may be gone, which takes nothing from the cohorts that it has had.
    if (all.length === 0) currentProgram(context, programId);
    const results: CohortResults[] = [];
    for (const { id } of all.slice(-MOST_COHORTS)) {
      results.push(await cohortResults(await loadCohortRecords(documents, id, now)));
    }
    const asAsked = new Map<string, string>();
    for (const { cohort, surveys } of results) {
      const versions = await versionsOf(documents, all.find(({ id }) => id === cohort)!);
      for (const { survey, scales } of surveys) {
        for (const { scale } of scales) {
          const ways = versions.map((version) => JSON.stringify(wayOf(version, survey, scale)));
          asAsked.set(`${cohort} ${survey} ${scale}`, [...new Set(ways)].sort().join());
        }
      }
    }
    const how = (of: CohortResults, survey: string, scale: string) =>
      asAsked.get(`${of.cohort} ${survey} ${scale}`);
    return {
      status: 200,
      body: {
        cohorts: results.map(({ cohort, title, programVersion, enrolled, rates }) => ({
          cohort,
          title,
          programVersion,
          enrolled,
          rates: rates.map(({ missing: _, ...rate }) => rate),
        })),
        earlierCohorts: Math.max(0, all.length - MOST_COHORTS),
        scales: programResults(
          results,
          (a, b, survey, scale) => how(a, survey, scale) === how(b, survey, scale),
        ),
      },
    };
  },
});

/** Those that its people may have answered. */
const versionsOf = (
  documents: Documents,
  { programId, programVersion, earlierVersions = [] }: Cohort,
): Promise<ProgramVersion[]> => {
  const versions = new Set([programVersion, ...earlierVersions.map(({ version }) => version)]);
  return Promise.all([...versions].map((version) => loadVersion(documents, programId, version)));
};

/** What a score depends on in one version; nothing where it has no such scale. */
function wayOf({ program, surveys }: ProgramVersion, survey: string, scale: string): unknown[] {
  const use = program.surveys.find(({ id }) => id === survey);
  return [use?.scales.find(({ id }) => id === scale), surveys[survey]];
}
