import { Link } from 'wouter';
import type { Progress } from '../api/cohorts.ts';

const COLUMNS = ['Invited', 'Done', 'Booked', 'Missing', 'Reminded', 'Declined', 'Missed'];

/** The numbers of the chart, and from each number of people who are missing the way to them. */
export function FunnelTable({ cohortId, progress }: { cohortId: string; progress: Progress }) {
  // Most cohorts have nobody who was enrolled after a close.
  const hasLater = progress.touchpoints.some(({ counts }) => counts.notAsked > 0);
  const columns = hasLater ? [...COLUMNS, 'Enrolled later'] : COLUMNS;
  return (
    <div className="scroll">
      <table className="plain">
        <caption className="quiet">People by touchpoint</caption>
        <thead>
          <tr>
            <th scope="col">Touchpoint</th>
            {columns.map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {progress.touchpoints.map(({ touchpoint, title, counts }) => (
            <tr key={touchpoint}>
              <th scope="row">{title}</th>
              <td className="number">{counts.invited}</td>
              <td className="number">{counts.answered}</td>
              <td className="number">{counts.booked}</td>
              <td className="number">
                {counts.pending === 0 ? (
                  0
                ) : (
                  <Link
                    href={`/cohorts/${cohortId}/missing/${touchpoint}`}
                    aria-label={`${counts.pending}: who is missing, ${title}`}
                  >
                    {counts.pending}
                  </Link>
                )}
              </td>
              <td className="number">{counts.reminded}</td>
              <td className="number">{counts.declined}</td>
              <td className="number">{counts.missed}</td>
              {hasLater && <td className="number">{counts.notAsked}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
