import { numberText } from '../../../domain/results/number-text.ts';
import type { ItemResult, SurveyResult } from '../api/results.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { hiddenText } from '../words/results.ts';
import { ChangePart } from './change-part.tsx';
import { ItemsTable } from './items-table.tsx';

interface Props {
  survey: SurveyResult;
  /** What it is called on the page, unlike every other. */
  name: string;
  /** Of waves, by their ids. */
  titles: ReadonlyMap<string, string>;
  fewest: number;
  /** Of surveys that are asked once: how often each answer was given. */
  items: ItemResult[];
}

/** One survey: how its scales moved from wave to wave, and what they were in each. */
export function SurveyPart({ survey, name, titles, fewest, items }: Props) {
  const { waves, scales } = survey;
  const id = `survey-${waves[0]}`;
  const titleOf = (wave: string) => titles.get(wave) ?? wave;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {waves.slice(1).map((wave) => (
        <ChangePart
          key={wave}
          wave={wave}
          words={`From “${titleOf(waves[0]!)}” to “${titleOf(wave)}”`}
          scales={scales}
          fewest={fewest}
        />
      ))}
      {scales.length > 0 && (
        <>
          <h3>{waves.length > 1 ? 'Each wave by itself' : 'Its scales'}</h3>
          <WideTable label={`Means of the scales, ${name}`}>
            <table className="plain beside">
              <caption className="quiet">
                Mean of each scale, standard deviation, number of people (n).
                {waves.length > 1 && ' Waves have different people: what changed is above.'}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Scale</th>
                  {waves.map((wave) => (
                    <th key={wave} scope="col">
                      {titleOf(wave)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {scales.map((scale) => (
                  <tr key={scale.scale}>
                    <th scope="row">
                      {scale.title}
                      <span className="why">
                        {scale.lowest} to {scale.highest}
                      </span>
                    </th>
                    {scale.waves.map((cell) =>
                      cell.shown ? (
                        <td key={cell.wave}>
                          {numberText(cell.mean)}
                          <span className="why">
                            SD {numberText(cell.sd)}, n {cell.n}
                          </span>
                        </td>
                      ) : (
                        <td key={cell.wave} className="quiet">
                          {hiddenText(cell.why, fewest)}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </>
      )}
      {items.length > 0 && <ItemsTable title={name} items={items} fewest={fewest} />}
    </section>
  );
}
