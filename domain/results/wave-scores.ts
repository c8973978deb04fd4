import type { CohortRecords } from '../files/cohort-records.ts';
import { score } from '../scoring.ts';

/** Scores by scale, undefined where too few of its items are answered. */
export type Scores = Record<string, number | undefined>;

/**
 * The scores of everybody who answered, by touchpoint and then by participant; for an unlinked wave by response. Small
 * enough to hold: some numbers a response.
 */
export async function waveScores(
  records: Pick<CohortRecords, 'program' | 'responses'>,
): Promise<Map<string, Map<string, Scores>>> {
  const { program, surveys } = records.program;
  const waves = new Map<string, Map<string, Scores>>();
  for await (const { touchpoint, survey, participantId, id, answers } of records.responses()) {
    const definition = surveys[survey];
    const scales = program.surveys.find((one) => one.id === survey)?.scales;
    if (!definition || !scales) continue;
    const wave = waves.get(touchpoint) ?? new Map<string, Scores>();
    waves.set(touchpoint, wave);
    wave.set(participantId ?? id, score(definition, scales, answers));
  }
  return waves;
}
