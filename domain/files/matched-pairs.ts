import { waveScores } from '../results/wave-scores.ts';
import { wavesBySurvey } from '../results/waves.ts';
import type { DataFile } from './data-file.ts';

/** The first wave of each repeated survey with each later one, paired by participant. */
export const matchedPairs: DataFile = {
  name: 'matched-pairs',
  title: 'Matched pairs with change scores',
  about:
    'For each participant, scale and later wave: both scores, and how far they moved. Who answered once is not in it.',
  async *rows(records, reader) {
    yield [
      'cohort',
      'participant',
      'survey',
      'scale',
      'from_wave',
      'to_wave',
      'from_score',
      'to_score',
      'change',
    ];
    const scores = await waveScores(records);
    const { program } = records.program;
    for (const [survey, waves] of wavesBySurvey(program)) {
      const [first, ...later] = waves.filter(({ unlinked }) => !unlinked);
      const scales = program.surveys.find(({ id }) => id === survey)?.scales ?? [];
      const people = [...(scores.get(first?.id ?? '') ?? [])]
        .map(([id, before]) => ({ id, before, key: reader.keyOf(id) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      for (const { id, before, key } of people) {
        for (const scale of scales) {
          for (const wave of later) {
            const from = before[scale.id];
            const to = scores.get(wave.id)?.get(id)?.[scale.id];
            if (from === undefined || to === undefined) continue;
            yield [
              records.cohort.id,
              key,
              survey,
              scale.id,
              first!.id,
              wave.id,
              decimal(from),
              decimal(to),
              decimal(to - from),
            ];
          }
        }
      }
    }
  },
};

/** Six places: more is the noise of adding in binary. */
const decimal = (value: number): number => Math.round(value * 1e6) / 1e6;
