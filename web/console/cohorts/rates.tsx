import { Link } from 'wouter';
import type { Cohort, Progress, TouchpointCounts } from '../api/cohorts.ts';
import { RateBar } from '../parts/rate-bar.tsx';
import { dateText } from '../words/moment.ts';

/** Of those taking part whose window has opened, the share that has done it: undefined before anybody's has. */
function rateOf(counts: TouchpointCounts): number | undefined {
  const { answered, booked, declined, missed, pending } = counts;
  const asked = answered + booked + declined + missed + pending;
  return asked === 0 ? undefined : answered / asked;
}

/** Why nobody has been asked: it is ahead, or it was over before anybody was enrolled. */
const unaskedText = ({ waiting }: TouchpointCounts): string =>
  waiting > 0 ? 'Not open yet' : 'Enrolled later';

/** The response rate of every wave, in words and as a bar. */
export const Rates = ({ cohort, progress }: { cohort: Cohort; progress: Progress }) => (
  <div className="scroll">
    <table className="plain rates">
      <caption className="quiet">Done so far: {cohort.title}</caption>
      <thead>
        <tr>
          <th scope="col">Touchpoint</th>
          <th scope="col">Open</th>
          <th scope="col" className="number">
            Done
          </th>
          <th scope="col" className="number">
            Still to do
          </th>
          <th scope="col" className="number">
            Reminded
          </th>
          <th scope="col">Of those taking part</th>
        </tr>
      </thead>
      <tbody>
        {progress.touchpoints.map(({ touchpoint, title: name, counts, opens, closes }) => {
          const rate = rateOf(counts);
          return (
            <tr key={touchpoint}>
              <th scope="row">{name}</th>
              <td className="nowrap">
                {dateText(opens.date)} – {dateText(closes.date)}
              </td>
              <td className="number">{counts.answered}</td>
              <td className="number">
                {counts.pending === 0 ? (
                  counts.booked
                ) : (
                  <Link
                    href={`/cohorts/${cohort.id}/missing/${touchpoint}`}
                    aria-label={`${counts.pending + counts.booked} still to do: who is missing, ${name}, ${cohort.title}`}
                  >
                    {counts.pending + counts.booked}
                  </Link>
                )}
              </td>
              <td className={counts.reminded > 0 ? 'number state state-late' : 'number'}>
                {counts.reminded}
              </td>
              <td>{rate === undefined ? unaskedText(counts) : <RateBar rate={rate} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);
