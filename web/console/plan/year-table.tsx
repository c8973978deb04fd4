import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import type { Timetable } from '../api/programs.ts';
import { dateText } from '../words/moment.ts';
import { Warnings } from './warnings-list.tsx';
import { yearRows } from './year-rows.ts';

/** Every date of a planned cohort with its reasons. `program` is the program's title. */
export const YearTable = ({ year, program }: { year: Timetable; program: string }) => (
  <section aria-labelledby="year">
    <h2 id="year">The year of {program}</h2>
    <p>
      {Object.entries(year.anchors)
        .map(([name, date]) => `${anchorWords(name)}: ${dateText(date)}`)
        .join('. ')}
      . All times are those of {year.timeZone}.
    </p>
    <Warnings year={year} />
    {year.touchpoints.map((planned) => (
      <table key={planned.touchpoint} className="plain year">
        <caption>
          <h3>{planned.title}</h3>
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">When</th>
            <th scope="col">Why then</th>
          </tr>
        </thead>
        <tbody>
          {yearRows(planned, year.timeZone).map(({ key, what, when, why }) => (
            <tr key={key}>
              <th scope="row">{what}</th>
              <td>{when}</td>
              <td>{why.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ))}
  </section>
);
