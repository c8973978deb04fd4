import * as z from 'zod';
import type { Cohort } from '../../domain/cohort.ts';
import { Slug } from '../../domain/program.ts';
import { type CohortResults, cohortResults } from '../../domain/results/cohort-results.ts';
import { programResults } from '../../domain/results/program-results.ts';
import { everyDocument, loadCohortRecords } from '../cohort-records.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { COHORTS, loadProgram } from '../records.ts';
import { currentProgram, type StaffContext } from './context.ts';

/** The newest so many: each is read whole. */
const MOST_COHORTS = 40;

/** A program's cohorts side by side, the oldest first: who answered, and what changed. */
export const readProgramResults = endpoint({
  method: 'GET',
  path: '/programs/{programId}/results',
  scope: 'staff/read',
  params: z.strictObject({ programId: Slug }),
  async handle({ params: { programId }, now }, context: StaffContext) {
    const { documents } = context;
    currentProgram(context, programId);
    const all: Cohort[] = [];
    for await (const cohort of everyDocument<Cohort>(documents, COHORTS)) {
      if (cohort.programId === programId) all.push(cohort);
    }
    const results: CohortResults[] = [];
    for (const { id } of all.slice(-MOST_COHORTS)) {
      results.push(await cohortResults(await loadCohortRecords(documents, id, now)));
    }
    const asAsked = new Map<string, string>();
    for (const { programVersion: version, surveys } of results) {
      const { program, surveys: definitions } = await loadProgram(documents, programId, version);
      for (const { survey, scales } of surveys) {
        for (const { scale } of scales) {
          const key = program.surveys.find(({ id }) => id === survey)!.scales.find(({ id }) => id === scale);
          asAsked.set(`${version} ${survey} ${scale}`, JSON.stringify([key, definitions[survey]]));
        }
      }
    }
    const how = (of: CohortResults, survey: string, scale: string) =>
      asAsked.get(`${of.programVersion} ${survey} ${scale}`);
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
