import type { Program, SurveyTouchpoint } from '../programs/program.ts';

/** The touchpoints that ask each survey, in the order of the program; unlinked ones are waves of nobody. */
export function wavesBySurvey(program: Program): Map<string, SurveyTouchpoint[]> {
  const waves = new Map<string, SurveyTouchpoint[]>();
  for (const touchpoint of program.touchpoints) {
    if (touchpoint.kind !== 'survey') continue;
    waves.set(touchpoint.survey, [...(waves.get(touchpoint.survey) ?? []), touchpoint]);
  }
  return waves;
}

/** The waves whose answers are nobody's. */
export const unlinkedWaves = ({ touchpoints }: Program): Set<string> =>
  new Set(touchpoints.flatMap((one) => (one.kind === 'survey' && one.unlinked ? [one.id] : [])));

/** Whether a wave stands alone: an unlinked one can be matched with no other, a linked one may be the only one. */
export const isComparedWithNone =
  (waves: ReturnType<typeof wavesBySurvey>) =>
  (survey: string, wave: string): boolean => {
    const uses = waves.get(survey) ?? [];
    const use = uses.find(({ id }) => id === wave);
    return use !== undefined && (use.unlinked || uses.filter(({ unlinked }) => !unlinked).length === 1);
  };
