import { Bar, BarChart, Legend, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Progress, TouchpointCounts } from '../api/cohorts.ts';

const PARTS: [keyof TouchpointCounts, string, string][] = [
  ['answered', 'Done', 'var(--done)'],
  ['booked', 'Booked', 'var(--open)'],
  ['pending', 'Missing', 'var(--late)'],
  ['declined', 'Declined', 'var(--quiet)'],
  ['missed', 'Missed', 'var(--none)'],
  ['waiting', 'Not open yet', 'var(--line)'],
];

/** Where people are with each touchpoint, as stacked bars of those enrolled in time; the table below says the same. */
export const FunnelChart = ({ progress }: { progress: Progress }) => (
  <div className="chart" aria-hidden="true">
    <ResponsiveContainer>
      <BarChart
        layout="vertical"
        data={progress.touchpoints.map(({ title, counts }) => ({ title, ...counts }))}
        accessibilityLayer={false}
      >
        <XAxis type="number" allowDecimals={false} stroke="var(--none)" />
        <YAxis type="category" dataKey="title" width={220} stroke="var(--none)" />
        <Legend itemSorter={null} formatter={(name: string) => <span className="quiet">{name}</span>} />
        {PARTS.map(([key, name, color]) => (
          <Bar key={key} dataKey={key} name={name} fill={color} stackId="people" isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  </div>
);
