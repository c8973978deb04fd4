import { signedText } from '../../../domain/results/number-text.ts';
import type { ChangeNumbers, ScaleResult } from '../api/results.ts';
import { later } from '../parts/later.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { hiddenText } from '../words/results.ts';

const ChangeChart = later('the chart', async () => (await import('./change-chart.tsx')).ChangeChart);

interface Props {
  /** The later wave. */
  wave: string;
  words: string;
  scales: ScaleResult[];
  fewest: number;
}

/** What changed from the first wave to a later one, in those who answered both: a chart, and a table that says the same. */
export function ChangePart({ wave, words, scales, fewest }: Props) {
  const rows = scales.flatMap((scale) =>
    scale.changes.filter(({ to }) => to === wave).map((change) => ({ scale, change })),
  );
  const shown = rows.flatMap(({ scale, change }) =>
    change.shown ? [{ ...change, title: scale.title }] : [],
  );
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{words}</h3>
      {shown.length > 0 && <ChangeChart changes={shown} />}
      <WideTable label={words}>
        <table className="plain broad">
          <caption className="quiet">
            Change of those who answered both, in points of the scale. An interval that leaves out zero is
            change that chance would seldom make.
          </caption>
          <thead>
            <tr>
              <th scope="col">Scale</th>
              <th scope="col" className="number">
                Pairs (n)
              </th>
              <th scope="col" className="number">
                Mean change
              </th>
              <th scope="col" className="number">
                95 % interval
              </th>
              <th scope="col" className="number">
                Standardized
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ scale, change }) => (
              <tr key={scale.scale}>
                <th scope="row">{scale.title}</th>
                {change.shown ? (
                  <Numbers change={change} />
                ) : (
                  <td colSpan={4} className="quiet">
                    {hiddenText(change.why, fewest)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}

const Numbers = ({ change }: { change: ChangeNumbers }) => (
  <>
    <td className="number">{change.n}</td>
    <td className="number">{signedText(change.mean)}</td>
    <td className="number nowrap">
      {signedText(change.lower)} to {signedText(change.upper)}
    </td>
    <td className="number">{change.standardized === undefined ? '–' : signedText(change.standardized)}</td>
  </>
);
