import * as z from 'zod';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import { Invalid, NotFound } from '../../../domain/errors.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import { noneReached, type ReachedBefore } from '../../../domain/versions/adoption.ts';
import { loadVersion } from '../../records.ts';
import type { StaffContext } from '../context.ts';

/** The name of a version, as it comes in. */
export const VersionName = z.string().min(1).max(64);

/** A version of a program: the one new cohorts start with, or one that some cohort has or had. @throws NotFound */
export async function versionOf(
  { documents, programs }: StaffContext,
  programId: string,
  version: string,
): Promise<ProgramVersion> {
  const current = programs.find((one) => one.program.id === programId && one.version === version);
  return current ?? loadVersion(documents, programId, version);
}

/** The same for one that a body names. @throws Invalid `unknown-version` */
export async function namedVersion(
  context: StaffContext,
  programId: string,
  version: string,
): Promise<ProgramVersion> {
  try {
    return await versionOf(context, programId, version);
  } catch (error) {
    if (error instanceof NotFound) throw new Invalid([{ pointer: '/version', code: 'unknown-version' }]);
    throw error;
  }
}

/** The versions a cohort had before the one it has, with nobody counted yet. */
export const versionsBefore = (
  { documents }: StaffContext,
  { programId, earlierVersions = [] }: Cohort,
): Promise<ReachedBefore[]> =>
  Promise.all(
    earlierVersions.map(async ({ version: name, until }) => {
      const version = await loadVersion(documents, programId, name);
      return { version, until, reached: noneReached(version.program) };
    }),
  );
