import type { Comparison } from '../api/versions.ts';
import { comparisonWords } from '../words/comparison.ts';

/** How two versions of a program differ, thing by thing. */
export function Differences({ comparison }: { comparison: Comparison }) {
  const differences = comparisonWords(comparison);
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">What is different</h2>
      {differences.length === 0 && <p>Nothing that anybody would notice.</p>}
      {differences.map(({ about, lines }) => (
        <div key={about}>
          <h3>{about}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
