import { percentText } from '../../../domain/results/number-text.ts';
import type { ItemResult } from '../api/results.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { hiddenText } from '../words/results.ts';
import { type ItemGroup, itemGroups } from './item-groups.ts';

/** How often each answer was given: rows of one question share a table where they have the same answers to choose from. */
export const ItemsTable = ({
  title,
  items,
  fewest,
}: {
  title: string;
  items: ItemResult[];
  fewest: number;
}) => (
  <details className="fold">
    <summary>Every question of “{title}”, answer by answer</summary>
    {itemGroups(items).map((group) => (
      <GroupTable key={group.key} group={group} fewest={fewest} />
    ))}
  </details>
);

function GroupTable({ group: { title, items }, fewest }: { group: ItemGroup; fewest: number }) {
  const options = items.flatMap(({ result }) => (result.shown ? [result.options] : []))[0] ?? [];
  return (
    <WideTable label={title}>
      <table className="plain broad">
        <caption>
          <h4>{title}</h4>
        </caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" className="number">
              n
            </th>
            {options.map(({ value, text }) => (
              <th key={String(value)} scope="col" className="number wrap">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ row, question, title: item, result }) => (
            <tr key={row ?? question}>
              <th scope="row">{item === title ? 'All' : item}</th>
              {result.shown ? (
                <>
                  <td className="number">{result.n}</td>
                  {result.options.map(({ value, count }) => (
                    <td key={String(value)} className="number">
                      {count} <span className="why">{percentText(count / result.n)}</span>
                    </td>
                  ))}
                </>
              ) : (
                <td colSpan={options.length + 1} className="quiet">
                  {hiddenText(result.why, fewest)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
