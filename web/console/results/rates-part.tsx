import { Link } from 'wouter';
import { doneText } from '../../../domain/results/done-text.ts';
import type { MissingPerson, Results } from '../api/results.ts';
import { RateBar } from '../parts/rate-bar.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { count } from '../words/moment.ts';
import { finished, inTime, isAhead, missingGroups } from '../words/results.ts';

type Rate = Results['rates'][number];

type Column = readonly [name: string, numberOf: (rate: Rate) => number];

const COLUMNS: readonly Column[] = [
  ['Enrolled', ({ enrolled }) => enrolled],
  ['Invited', ({ invited }) => invited],
  ['Done', finished],
  ['Still to do', ({ counts }) => (counts.pending ?? 0) + (counts.booked ?? 0)],
  ['Not asked yet', ({ counts }) => counts['not-open'] ?? 0],
  ['Declined', ({ counts }) => counts.declined ?? 0],
  ['Missed', ({ counts }) => (counts.missed ?? 0) + (counts['no-show'] ?? 0)],
  ['Withdrew', ({ counts }) => counts.withdrawn ?? 0],
];

/** Who was enrolled after the close; most cohorts have nobody like that. */
const LATER: Column = ['Enrolled later', (rate) => rate.enrolled - inTime(rate)];

/** How many took part in what, and, for those who may know, who is missing. */
export function RatesPart({ cohortId, rates }: { cohortId: string; rates: Rate[] }) {
  const hasLater = rates.some((rate) => inTime(rate) < rate.enrolled);
  const columns = hasLater ? [...COLUMNS, LATER] : COLUMNS;
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">Who answered</h2>
      <WideTable label="Who answered">
        <table className="plain broad">
          <caption className="quiet">
            Everybody enrolled is in one of these columns; {doneText(rates)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Touchpoint</th>
              {columns.map(([name]) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{hasLater ? 'Of those in time' : 'Of all enrolled'}</th>
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <tr key={rate.wave}>
                <th scope="row">{rate.title}</th>
                {columns.map(([name, numberOf]) => (
                  <td key={name} className="number">
                    {numberOf(rate)}
                  </td>
                ))}
                <td>
                  {rate.rate === undefined ? (
                    '–'
                  ) : isAhead(rate) ? (
                    <span className="quiet">Not asked yet</span>
                  ) : (
                    <RateBar rate={rate.rate} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {rates.map((rate) =>
        rate.missing && rate.missing.length > 0 && !isAhead(rate) ? (
          <Missing key={rate.wave} cohortId={cohortId} title={rate.title} missing={rate.missing} />
        ) : null,
      )}
    </section>
  );
}

const Missing = ({
  cohortId,
  title,
  missing,
}: {
  cohortId: string;
  title: string;
  missing: MissingPerson[];
}) => (
  <details className="fold">
    <summary>
      {title}: {count(missing.length, 'person', 'people')} missing
    </summary>
    <dl>
      {missingGroups(missing).map(({ words, people }) => (
        <div key={words}>
          <dt>
            {words} ({people.length})
          </dt>
          <dd>
            {people.map(({ participantId, name }, index) => (
              <span key={participantId}>
                {index > 0 && ', '}
                <Link href={`/cohorts/${cohortId}/people/${participantId}`}>{name}</Link>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </details>
);
