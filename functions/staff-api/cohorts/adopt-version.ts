import * as z from 'zod';
import { Conflict } from '../../../domain/errors.ts';
import { requireStaysOver } from '../../../domain/results/require-stays-over.ts';
import {
  adoptedCohort,
  countReached,
  countReachedBefore,
  noneReached,
} from '../../../domain/versions/adoption.ts';
import { refusals } from '../../../domain/versions/adoption-refusals.ts';
import { everybodyOf } from '../../every-document.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { requireVersion } from '../../middleware/etag.ts';
import { loadCohort, loadProgram, putCohort, putProgram } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { namedVersion, VersionName, versionsBefore } from '../programs/program-versions.ts';
import { InCohort } from '../schemas.ts';
import { CohortAnswer } from './cohort-answers.ts';
import { cohortView } from './cohort-view.ts';

/**
 * Gives a running cohort another version of its program for what is still pending; what is done stays done. The
 * version it has already changes nothing. No ETag in the answer: the re-planning makes another.
 */
export const adoptProgramVersion = endpoint({
  method: 'PUT',
  path: '/cohorts/{cohortId}/program-version',
  summary: 'Give a running cohort another version of its program',
  scope: 'staff/write',
  params: InCohort,
  body: z.strictObject({ version: VersionName }),
  ifMatch: true,
  example: { version: '0123456789abcdef' },
  answers: { 200: CohortAnswer },
  async handle(request, context: StaffContext) {
    const { documents } = context;
    const { now, principal } = request;
    const stored = await loadCohort(documents, request.params.cohortId);
    requireVersion(request, stored);
    const { doc: cohort } = stored;
    const to = await namedVersion(context, cohort.programId, request.body.version);
    if (to.version === cohort.programVersion) return { status: 200, body: cohortView(cohort, principal) };
    const from = await loadProgram(documents, cohort);
    const reached = noneReached(from.program);
    const earlier = await versionsBefore(context, cohort);
    const people = await everybodyOf(documents, cohort.id);
    for (const participant of people) {
      countReached(reached, from.program, cohort, participant, now);
      for (const one of earlier) countReachedBefore(one, cohort, participant);
    }
    const found = refusals(from, to, cohort, reached, earlier);
    if (found.length > 0) {
      throw new Conflict('not-adoptable', 'This cohort cannot have this version any more.', {
        refusals: found,
      });
    }
    const adopted = adoptedCohort(cohort, to, now);
    await requireStaysOver(
      async () => people,
      { program: from, cohort },
      { program: to, cohort: adopted },
      now,
    );
    return {
      status: 200,
      body: cohortView(adopted, principal),
      writes: [putCohort(adopted, stored.version), ...(await putProgram(documents, to))],
      replan: cohort.id,
    };
  },
});
