import type { Timetable } from '../api/programs.ts';
import { warningsOf } from './warnings.ts';

/** What to think about before a cohort is made with these dates, where there is something. */
export function Warnings({ year }: { year: Timetable }) {
  const warnings = warningsOf(year);
  if (warnings.length === 0) return null;
  return (
    <div className="note">
      <strong>Please look at this</strong>
      <ul>
        {warnings.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}
