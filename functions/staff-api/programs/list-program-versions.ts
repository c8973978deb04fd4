import * as z from 'zod';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import { Slug } from '../../../domain/programs/program.ts';
import { everyDocument } from '../../every-document.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { COHORTS, loadVersion } from '../../records.ts';
import { currentProgram, type StaffContext } from '../context.ts';
import { pageOf } from '../page.ts';
import { ProgramVersionAnswer } from './version-answers.ts';

/** Every version of a program that is there: the one new cohorts start with, then those that cohorts have or had. */
export const listProgramVersions = endpoint({
  method: 'GET',
  path: '/programs/{programId}/versions',
  summary: 'List the versions of a program, and which cohorts have them',
  scope: 'staff/read',
  params: z.strictObject({ programId: Slug }),
  answers: { 200: pageOf(ProgramVersionAnswer) },
  async handle({ params: { programId } }, context: StaffContext) {
    const current = currentProgram(context, programId);
    const users = new Map<string, { id: string; title: string }[]>([[current.version, []]]);
    for await (const cohort of everyDocument<Cohort>(context.documents, COHORTS)) {
      if (cohort.programId !== programId) continue;
      const { id, title, programVersion, earlierVersions = [] } = cohort;
      for (const { version } of earlierVersions) users.set(version, users.get(version) ?? []);
      users.set(programVersion, [...(users.get(programVersion) ?? []), { id, title }]);
    }
    const items = await Promise.all(
      [...users].map(async ([version, cohorts]) => {
        const isCurrent = version === current.version;
        const { program } = isCurrent ? current : await loadVersion(context.documents, programId, version);
        return { version, title: program.title, isCurrent, cohorts };
      }),
    );
    return { status: 200, body: { items } };
  },
});
