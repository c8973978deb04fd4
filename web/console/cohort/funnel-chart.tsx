import { Bar, BarChart, Legend, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { shortTitles } from '../../../domain/results/short-titles.ts';
import type { Progress, TouchpointCounts } from '../api/cohorts.ts';

/** In CSS pixels: a bar for each touchpoint with two lines for its name; the axis and the legend below. */
const [BAR, BELOW] = [40, 88];

/** The longest name beside a bar; the table has the whole. */
const LONGEST = 50;

const PARTS: [keyof TouchpointCounts, string, string][] = [
  ['answered', 'Done', 'var(--done)'],
  ['booked', 'Booked', 'var(--open)'],
  ['pending', 'Missing', 'var(--late)'],
  ['declined', 'Declined', 'var(--quiet)'],
  ['missed', 'Missed', 'var(--none)'],
  ['waiting', 'Not open yet', 'var(--line)'],
];

/** Where people are with each touchpoint, as stacked bars of those enrolled in time; the table below says the same. */
export function FunnelChart({ progress: { touchpoints } }: { progress: Progress }) {
  const names = shortTitles(
    touchpoints.map(({ title }) => title),
    LONGEST,
  );
  return (
    <div className="chart" aria-hidden="true" style={{ height: touchpoints.length * BAR + BELOW }}>
      <ResponsiveContainer>
        <BarChart
          layout="vertical"
          data={touchpoints.map(({ counts }, index) => ({ name: names[index]!, ...counts }))}
          accessibilityLayer={false}
        >
          <XAxis type="number" allowDecimals={false} stroke="var(--none)" />
          <YAxis type="category" dataKey="name" width={220} interval={0} stroke="var(--none)" />
          <Legend itemSorter={null} formatter={(name: string) => <span className="quiet">{name}</span>} />
          {PARTS.map(([key, name, color]) => (
            <Bar
              key={key}
              dataKey={key}
              name={name}
              fill={color}
              stackId="people"
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
