import type { CohortRecords } from '../files/cohort-records.ts';
import { score } from '../surveys/scoring.ts';
import type { Answers, Scale, SurveyDefinition } from '../surveys/survey.ts';

/** Scores by scale, undefined where too few of its items are answered. */
export type Scores = Record<string, number | undefined>;

/**
 * The scores of everybody who answered, by touchpoint and then by participant; for an unlinked wave by response. Small
 * enough to hold: some numbers a response.
 */
export const waveScores = (
  records: Pick<CohortRecords, 'versions' | 'responses'>,
): Promise<Map<string, Map<string, Scores>>> => ofResponses(records, score);

/** What `made` makes of each response, in the same order, by the scoring key of the version it was given to. */
export async function ofResponses<Made>(
  records: Pick<CohortRecords, 'versions' | 'responses'>,
  made: (survey: SurveyDefinition, scales: readonly Scale[], answers: Answers) => Made,
): Promise<Map<string, Map<string, Made>>> {
  const versions = new Map((await records.versions()).map((one) => [one.version, one]));
  const waves = new Map<string, Map<string, Made>>();
  for await (const response of records.responses()) {
    const { touchpoint, survey, participantId, id, answers } = response;
    const version = versions.get(response.programVersion);
    const definition = version?.surveys[survey];
    const scales = version?.program.surveys.find((one) => one.id === survey)?.scales;
    if (!definition || !scales) continue;
    const wave = waves.get(touchpoint) ?? new Map<string, Made>();
    waves.set(touchpoint, wave.set(participantId ?? id, made(definition, scales, answers)));
  }
  return waves;
}
