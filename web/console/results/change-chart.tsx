import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import { signedText } from '../../../domain/results/number-text.ts';
import { shortTitles } from '../../../domain/results/short-titles.ts';
import type { ChangeNumbers } from '../api/results.ts';

/** In CSS pixels: a line for each scale, and the axis below. */
const [LINE, AXIS] = [32, 48];

/** The longest name beside a line; the table has the whole. */
const LONGEST = 36;

/** Mean changes with their intervals around a line at no change; the table below says the same. */
export function ChangeChart({ changes }: { changes: (ChangeNumbers & { title: string })[] }) {
  const reach = Math.max(0.5, ...changes.flatMap(({ lower, upper }) => [Math.abs(lower), Math.abs(upper)]));
  const end = Math.ceil(reach * 2) / 2;
  const names = shortTitles(
    changes.map(({ title }) => title),
    LONGEST,
  );
  const data = changes.map(({ mean, lower, upper }, index) => ({
    name: names[index]!,
    mean,
    interval: [mean - lower, upper - mean],
  }));
  return (
    <div className="change-chart" aria-hidden="true" style={{ height: data.length * LINE + AXIS }}>
      <ResponsiveContainer>
        <ScatterChart accessibilityLayer={false} margin={{ left: 0, right: 16, top: 4, bottom: 4 }}>
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            dataKey="mean"
            domain={[-end, end]}
            ticks={[-end, -end / 2, 0, end / 2, end]}
            tickFormatter={(value: number) => (value === 0 ? 'no change' : signedText(value))}
            stroke="var(--none)"
          />
          <YAxis
            type="category"
            dataKey="name"
            width={300}
            reversed
            allowDuplicatedCategory={false}
            interval={0}
            stroke="var(--none)"
          />
          <ReferenceLine x={0} stroke="var(--ink)" strokeDasharray="4 3" />
          <Scatter data={data} fill="var(--open)" isAnimationActive={false}>
            <ErrorBar
              dataKey="interval"
              direction="x"
              width={5}
              strokeWidth={2}
              stroke="var(--open)"
              isAnimationActive={false}
            />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}
