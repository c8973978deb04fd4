import type { Cohort } from '../cohorts/cohort.ts';
import type { ProgramVersion } from '../programs/program.ts';
import { isSameContent } from '../same-content.ts';

/** Whether the cohort has, or has had, this version of its program. */
export const hasHad = ({ programVersion, earlierVersions = [] }: Cohort, version: string): boolean =>
  version === programVersion || earlierVersions.some((one) => one.version === version);

/**
 * Which of two versions of a cohort asks somebody who saw the questions of `earlier`: that one, if it asked the same
 * survey at the touchpoint with other words or questions; the present one where nothing about it differs.
 * Undefined where `earlier` did not ask this survey there.
 */
export function askedBy(
  present: ProgramVersion,
  earlier: ProgramVersion,
  touchpoint: string,
): ProgramVersion | undefined {
  const [now, then] = [surveyAt(present, touchpoint), surveyAt(earlier, touchpoint)];
  if (!now || !then || now.survey !== then.survey || now.unlinked !== then.unlinked) return undefined;
  return isSameContent(now, then) ? present : earlier;
}

function surveyAt({ program, surveys }: ProgramVersion, touchpoint: string) {
  const one = program.touchpoints.find(({ id }) => id === touchpoint);
  if (one?.kind !== 'survey') return undefined;
  const { survey, unlinked } = one;
  const use = program.surveys.find(({ id }) => id === survey);
  return { survey, unlinked, scales: use?.scales, definition: surveys[survey] };
}
