import type { ItemResult } from '../api/results.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { hiddenText, percentText } from '../words/results.ts';

interface Group {
  title: string;
  items: ItemResult[];
}

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
    {grouped(items).map((group) => (
      <GroupTable key={`${group.items[0]!.question} ${group.title}`} group={group} fewest={fewest} />
    ))}
  </details>
);

function GroupTable({ group: { title, items }, fewest }: { group: Group; fewest: number }) {
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

/** Rows of the same question, and of the same options as far as they are shown. */
function grouped(items: readonly ItemResult[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const key = `${item.wave} ${item.question}`;
    const group = groups.get(key) ?? { title: item.questionTitle, items: [] };
    groups.set(key, group);
    group.items.push(item);
  }
  return [...groups.values()];
}
