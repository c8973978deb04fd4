import type { Instant } from '../dates/instant.ts';
import type { CohortRecords } from '../files/cohort-records.ts';
import { rangeOf } from '../surveys/scoring.ts';
import type { Scale } from '../surveys/survey.ts';
import { type ItemResults, itemResults, type TextResults } from './item-results.ts';
import { type ScaleResults, scaleResults, type Wave } from './scale-results.ts';
import { type BesideOthers, itemsCountedBy, sharingItems } from './shared-items.ts';
import { FEWEST, FEWEST_TEXTS } from './threshold.ts';
import { type WaveRates, waveRates } from './wave-rates.ts';
import { waveScores } from './wave-scores.ts';
import { wavesBySurvey } from './waves.ts';
import { wavesOver } from './waves-over.ts';

/** A survey's scales, across the waves that can be matched, or of one wave. */
export interface SurveyResults {
  survey: string;
  title: string;
  waves: string[];
  scales: (ScaleResults & { lowest: number; highest: number })[];
}

/** All that the report and the console show. What would tell on somebody is in it as the reason why not (`Shown`). */
export interface CohortResults {
  cohort: string;
  title: string;
  programVersion: string;
  asOf: Instant;
  enrolled: number;
  /** Groups smaller than these are not shown. */
  fewest: { numbers: number; texts: number };
  rates: WaveRates[];
  surveys: SurveyResults[];
  items: ItemResults[];
  texts: TextResults[];
}

/** What a cohort's answers say, without what fewer than five people said (decision 23). */
export async function cohortResults(records: CohortRecords): Promise<CohortResults> {
  const { cohort, program, now } = records;
  const over = await wavesOver(records);
  const scores = await waveScores(records);
  const rates = await waveRates(records);
  const { items, texts, incomplete } = await itemResults(records, over);
  const waveOf = (id: string): Wave => ({ id, isOver: over.has(id), scores: scores.get(id) ?? new Map() });
  const isShared = program.program.surveys.some(({ scales }) => sharingItems(scales).size > 0);
  const counted = isShared ? await itemsCountedBy(records) : new Map();
  const surveys = [...wavesBySurvey(program.program)].flatMap(([survey, uses]): SurveyResults[] => {
    const use = program.program.surveys.find(({ id }) => id === survey)!;
    const sharing = sharingItems(use.scales);
    const linked = uses.filter(({ unlinked }) => !unlinked).map(({ id }) => id);
    const apart = uses.filter(({ unlinked }) => unlinked).map(({ id }) => [id]);
    return [linked, ...apart]
      .filter((waves) => waves.length > 0)
      .map((waves) => {
        const beside: BesideOthers = { published: [], counted };
        const results = (scale: Scale) =>
          scaleResults(scale, waves.map(waveOf), sharing.has(scale.id) ? beside : undefined);
        return {
          survey,
          title: use.title,
          waves,
          scales: use.scales.map((scale) => ({
            ...hiding(results(scale), incomplete),
            ...ends(rangeOf(program.surveys[survey]!, scale)),
          })),
        };
      });
  });
  return {
    cohort: cohort.id,
    title: cohort.title,
    programVersion: cohort.programVersion,
    asOf: now,
    enrolled: rates[0]?.enrolled ?? 0,
    fewest: { numbers: FEWEST, texts: FEWEST_TEXTS },
    rates,
    surveys,
    items,
    texts,
  };
}

const hiding = (
  results: ScaleResults,
  incomplete: ReadonlyMap<string, ReadonlySet<string>>,
): ScaleResults => ({
  ...results,
  waves: results.waves.map((wave) =>
    wave.shown && incomplete.get(wave.wave)?.has(results.scale)
      ? { wave: wave.wave, shown: false, why: 'would-single-out' }
      : wave,
  ),
});

/** Every scale of a loaded program has a range; the numbers are those of its items' answers. */
const ends = (range: { min: number; max: number } | undefined) => ({
  lowest: range?.min ?? 0,
  highest: range?.max ?? 0,
});
