import type { Program } from '../../../domain/programs/program.ts';
import type { CsvRecord } from './read-csv.ts';

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Scored anew from the cells of the wide file and the scales and reversals that the codebook names. */
export function scoresFrom(
  program: Program,
  wide: readonly CsvRecord[],
  book: readonly CsvRecord[],
): Map<string, number> {
  const scores = new Map<string, number>();
  for (const row of wide) {
    for (const scale of program.surveys.find(({ id }) => id === row.survey)!.scales) {
      const items = book.filter(({ survey, scales }) => survey === row.survey && scales === scale.id);
      const values = items.flatMap(({ column, codes, reversed }) => {
        const code = row[column!];
        if (code === '') return [];
        const steps = codes!.split(' | ').map((one) => Number(one.split(' = ')[0]));
        return [reversed === 'yes' ? Math.min(...steps) + Math.max(...steps) - Number(code) : Number(code)];
      });
      if (values.length < scale.atLeast) continue;
      scores.set(`${row.participant || row.response} ${row.wave} ${scale.id}`, mean(values));
    }
  }
  return scores;
}
