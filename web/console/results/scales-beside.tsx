import { numberText, signedText } from '../../../domain/results/number-text.ts';
import type { ProgramResults, SideBySide } from '../api/results.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { count } from '../words/moment.ts';
import { hiddenText } from '../words/results.ts';

/** As the API has it for a single cohort; side by side it does not say the number. */
const FEWEST = 5;

interface Props {
  cohorts: ProgramResults['cohorts'];
  scales: SideBySide[];
  /** Of waves, by their ids. */
  titles: ReadonlyMap<string, string>;
}

/** One table for each change and each wave: a row a scale, a column a cohort. Changes come first. */
export function ScalesBeside({ cohorts, scales, titles }: Props) {
  const groups = new Map<string, SideBySide[]>();
  for (const row of scales) {
    const key = `${row.of === 'change' ? 0 : 1} ${row.survey} ${row.wave}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const order = [...titles.keys()];
  const sorted = [...groups.values()].sort(
    ([a], [b]) => a!.of.localeCompare(b!.of) || order.indexOf(a!.wave) - order.indexOf(b!.wave),
  );
  return sorted.map((rows) => {
    const { of, wave, survey } = rows[0]!;
    const title = titles.get(wave) ?? wave;
    const words = of === 'change' ? `Change until “${title}”` : `Mean at “${title}”`;
    return (
      <section key={`${of} ${survey} ${wave}`} aria-label={words}>
        <h2>{words}</h2>
        <WideTable label={words}>
          <table className="plain beside">
            <thead>
              <tr>
                <th scope="col">Scale</th>
                {cohorts.map((cohort) => (
                  <th key={cohort.cohort} scope="col">
                    {cohort.title}
                  </th>
                ))}
                {cohorts.length > 1 && <th scope="col">Together</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.scale} row={row} cohorts={cohorts} />
              ))}
            </tbody>
          </table>
        </WideTable>
      </section>
    );
  });
}

function Row({ row, cohorts }: { row: SideBySide; cohorts: Props['cohorts'] }) {
  const text = row.of === 'change' ? signedText : numberText;
  return (
    <tr>
      <th scope="row">{row.title}</th>
      {cohorts.map(({ cohort }) => {
        const cell = row.cohorts.find((one) => one.cohort === cohort);
        return (
          <td key={cohort}>
            {!cell ? (
              <span className="quiet">Not asked</span>
            ) : cell.shown ? (
              <>
                {text(cell.mean)} <span className="quiet">(n {cell.n})</span>
              </>
            ) : (
              <span className="quiet">{hiddenText(cell.why, FEWEST)}</span>
            )}
          </td>
        );
      })}
      {cohorts.length > 1 && (
        <td>
          {row.together ? (
            <>
              {text(row.together.mean)}{' '}
              <span className="quiet">
                (n {row.together.n}, {count(row.together.cohorts, 'cohort')})
              </span>
            </>
          ) : (
            '–'
          )}
        </td>
      )}
    </tr>
  );
}
