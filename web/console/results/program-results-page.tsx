import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { useConnection } from '../api/connection.ts';
import { type ProgramResults, programResultsQuery } from '../api/results.ts';
import { Page } from '../parts/page.tsx';
import { RateBar } from '../parts/rate-bar.tsx';
import { Read } from '../parts/read.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { count } from '../words/moment.ts';
import { finished, inTime, isAhead } from '../words/results.ts';
import { ScalesBeside } from './scales-beside.tsx';

/** A program's cohorts side by side: who answered, what changed, and what each wave was. */
export function ProgramResultsPage({ programId }: { programId: string }) {
  const results = useQuery(programResultsQuery(useConnection(), programId));
  const from = useSearchParams()[0].get('from');
  return (
    <Page title="Cohorts side by side">
      {from && (
        <p>
          <Link href={`/cohorts/${from}/results`}>Back to the cohort’s own results</Link>
        </p>
      )}
      <Read query={results} what="the cohorts’ results">
        {(data) => (data.cohorts.length === 0 ? <p>There is no cohort yet.</p> : <Beside data={data} />)}
      </Read>
    </Page>
  );
}

function Beside({ data }: { data: ProgramResults }) {
  const { cohorts, scales, earlierCohorts } = data;
  const waves = cohorts.at(-1)!.rates;
  const titles = new Map(cohorts.flatMap(({ rates }) => rates.map(({ wave, title }) => [wave, title])));
  return (
    <>
      <p>
        {count(cohorts.length, 'cohort')}, the oldest first
        {earlierCohorts > 0 && `; ${count(earlierCohorts, 'older one')} left out`}. Groups of fewer than 5 are
        not shown, and what is not shown is in no sum.
      </p>
      <section aria-labelledby="rates">
        <h2 id="rates">Who answered</h2>
        <WideTable label="Who answered, cohort by cohort">
          <table className="plain beside">
            <thead>
              <tr>
                <th scope="col">Cohort</th>
                {waves.map(({ wave, title }) => (
                  <th key={wave} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cohorts.map(({ cohort, title, enrolled, rates }) => (
                <tr key={cohort}>
                  <th scope="row">
                    <Link href={`/cohorts/${cohort}/results`}>{title}</Link>
                    <span className="why">{count(enrolled, 'participant')}</span>
                  </th>
                  {waves.map(({ wave }) => {
                    const rate = rates.find((one) => one.wave === wave);
                    return (
                      <td key={wave}>
                        {rate?.rate === undefined ? (
                          '–'
                        ) : isAhead(rate) ? (
                          <span className="quiet">Not asked yet</span>
                        ) : (
                          <>
                            <RateBar rate={rate.rate} />
                            <span className="why">
                              {finished(rate)} of {inTime(rate)}
                            </span>
                          </>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </section>
      <ScalesBeside cohorts={cohorts} scales={scales} titles={titles} />
    </>
  );
}
