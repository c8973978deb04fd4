import type { Timetable } from '../api/programs.ts';
import { dateText } from '../words/moment.ts';
import { Warnings } from './warnings-list.tsx';
import { type YearRow, yearRows } from './year-rows.ts';

const Cell = ({ row }: { row: YearRow | undefined }) => (
  <td>
    {row ? row.when : 'No room for it'}
    {row?.why.map((words) => (
      <span key={words} className="why">
        {words}
      </span>
    ))}
  </td>
);

/** Two plans side by side, date by date. `program` is the program's title. */
export function ComparedYears({ years, program }: { years: [Timetable, Timetable]; program: string }) {
  const [first, second] = years;
  const name = ({ anchors }: Timetable) => Object.values(anchors).map(dateText).join(' – ');
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">Two plans compared</h2>
      <p>
        {program}. All times are those of {first.timeZone}.
      </p>
      {years.map((year, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are two, and they may have the same dates
        <div key={index}>
          <h3>{name(year)}</h3>
          <Warnings year={year} />
        </div>
      ))}
      {first.touchpoints.map((planned) => {
        const other = second.touchpoints.find(({ touchpoint }) => touchpoint === planned.touchpoint);
        const others = other ? yearRows(other, second.timeZone) : [];
        const rows = yearRows(planned, first.timeZone);
        const keys = [...new Set([...rows, ...others].map(({ key }) => key))];
        const find = (list: YearRow[], key: string) => list.find((row) => row.key === key);
        return (
          <table key={planned.touchpoint} className="plain year">
            <caption>
              <h3>{planned.title}</h3>
            </caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">{name(first)}</th>
                <th scope="col">{name(second)}</th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key}>
                  <th scope="row">{(find(rows, key) ?? find(others, key))!.what}</th>
                  <Cell row={find(rows, key)} />
                  <Cell row={find(others, key)} />
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </section>
  );
}
