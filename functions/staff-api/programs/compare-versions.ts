import * as z from 'zod';
import { Slug } from '../../../domain/programs/program.ts';
import { compareVersions } from '../../../domain/versions/version-comparison.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { currentProgram, type StaffContext } from '../context.ts';
import { VersionName, versionOf } from './program-versions.ts';
import { ComparisonAnswer } from './version-answers.ts';

/** How two versions of a program differ; `to` is the one new cohorts start with where it is left out. */
export const compareProgramVersions = endpoint({
  method: 'GET',
  path: '/programs/{programId}/comparison',
  summary: 'Compare two versions of a program',
  scope: 'staff/read',
  params: z.strictObject({ programId: Slug }),
  query: z.strictObject({ from: VersionName, to: VersionName.optional() }),
  answers: { 200: ComparisonAnswer },
  async handle({ params: { programId }, query: { from, to } }, context: StaffContext) {
    const current = currentProgram(context, programId);
    const before = await versionOf(context, programId, from);
    const after = to === undefined ? current : await versionOf(context, programId, to);
    return { status: 200, body: compareVersions(before, after) };
  },
});
