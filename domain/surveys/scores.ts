import type { Instant } from '../dates/instant.ts';
import type { ProgramVersion, SurveyTouchpoint } from '../programs/program.ts';
import type { Response } from './response.ts';
import { rangeOf, score } from './scoring.ts';

/** One person's scores in one survey: a column for each wave they answered, a line for each scale. */
export interface SurveyScores {
  survey: string;
  title: string;
  waves: { touchpoint: string; title: string; at: Instant }[];
  scales: {
    id: string;
    title: string;
    min: number;
    max: number;
    /** As many as there are waves; undefined where too few of its questions were answered. */
    scores: (number | undefined)[];
  }[];
}

/** Waves whose answers are kept with the person and have a scoring key: the only ones that can be shown again. */
export const scoredWaves = ({ program }: ProgramVersion): SurveyTouchpoint[] =>
  program.touchpoints.flatMap((one) => {
    if (one.kind !== 'survey' || one.unlinked) return [];
    const use = program.surveys.find(({ id }) => id === one.survey);
    return use && use.scales.length > 0 ? [one] : [];
  });

/**
 * The scores in one's own responses, which are of one person; surveys without an answer are left out. Each is scored by
 * the version it was given to, where that is among `earlier`.
 */
export function scoresOverWaves(
  version: ProgramVersion,
  responses: readonly Response[],
  earlier: readonly ProgramVersion[] = [],
): SurveyScores[] {
  const waves = scoredWaves(version);
  return version.program.surveys.flatMap(({ id, title, scales }) => {
    const definition = version.surveys[id];
    const answered = waves
      .filter(({ survey }) => survey === id)
      .flatMap((wave) => {
        const response = responses.find((one) => one.touchpoint === wave.id && one.survey === id);
        return response ? [{ wave, response }] : [];
      })
      .toSorted((a, b) => (a.response.submittedAt < b.response.submittedAt ? -1 : 1));
    if (!definition || answered.length === 0) return [];
    const scored = answered.map(({ response: { programVersion, answers } }) => {
      const then = earlier.find((one) => one.version === programVersion);
      const use = then?.program.surveys.find((one) => one.id === id);
      return score(then?.surveys[id] ?? definition, use?.scales ?? scales, answers);
    });
    return [
      {
        survey: id,
        title,
        waves: answered.map(({ wave, response }) => ({
          touchpoint: wave.id,
          title: wave.title,
          at: response.submittedAt,
        })),
        scales: scales.flatMap((scale) => {
          const range = rangeOf(definition, scale);
          if (!range) return [];
          return [{ id: scale.id, title: scale.title, ...range, scores: scored.map((one) => one[scale.id]) }];
        }),
      },
    ];
  });
}
