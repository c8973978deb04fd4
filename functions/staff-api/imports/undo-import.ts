import * as z from 'zod';
import { undoStep } from '../../imports/undo-step.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { ImportAnswer } from './import-answers.ts';
import { importView } from './import-view.ts';

const OfImport = InCohort.extend({ importId: z.string().regex(/^i-[0-9a-f]{24}$/, { error: 'id-format' }) });

/**
 * Takes back the people whom an import enrolled and who have not been written to. Each call takes the next of them;
 * repeated until `enrolled` is 0. `kept` are those for whom it was too late.
 */
export const undoImport = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/imports/{importId}/undo',
  summary: 'Take back the people of an import who have not been written to',
  scope: 'staff/write',
  params: OfImport,
  answers: { 200: ImportAnswer },
  // What is undone is undone: each call goes on where the one before stopped.
  idempotency: 'none',
  async handle({ params: { cohortId, importId }, now }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    const { record, writes, wake } = await undoStep(documents, cohortId, importId, now);
    return { status: 200, body: importView(record), writes, wake };
  },
});
