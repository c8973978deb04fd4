import { openSite } from '../test/support/scenes/site.ts';
import { springCohort } from '../test/support/scenes/spring-cohort.ts';
import { percentile, report } from './report.ts';

/** A CSV file of 2,000 people over HTTP into durable SQLite, call by call until it says that it is finished. */
const ROWS = 2000;

const site = await openSite({ isDurable: true });
const { path } = await springCohort(site, { people: 0, sessions: 0 });
const token = new URL(site.signInUrl).searchParams.get('t');
const headers = { 'content-type': 'text/csv', authorization: `Bearer ${token}` };
const rows = Array.from(
  { length: ROWS },
  (_, n) => `Dr. Ada Okafor the ${n + 1}.,ada.${n + 1}@hospital.example`,
);
const body = ['name,email', ...rows].join('\n');

async function upload(
  query: string,
): Promise<{ json: { finished?: boolean; enrolled?: number }; ms: number }> {
  const begun = performance.now();
  const response = await fetch(`${site.url}/staff${path}/imports?${query}`, {
    method: 'POST',
    headers,
    body,
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return { json: JSON.parse(text), ms: performance.now() - begun };
}

const dry = await upload('dryRun=true');
const calls: number[] = [];
let enrolled = 0;
for (let finished = false; !finished; ) {
  const { json, ms } = await upload('dryRun=false');
  calls.push(ms);
  enrolled = json.enrolled ?? 0;
  finished = json.finished ?? false;
}
await site.close();

const seconds = Math.round(calls.reduce((sum, ms) => sum + ms, 0) / 10) / 100;
report('rows imported', enrolled, `${ROWS}`, (x) => x === ROWS);
report('  in seconds', seconds, 'under 10', (x) => x < 10);
report('  calls, each of which shows progress', calls.length);
report(
  '  p99 of one of them (ms)',
  Math.round(
    percentile(
      calls.sort((a, b) => a - b),
      0.99,
    ),
  ),
);
report('  dry run of all rows (ms)', Math.round(dry.ms));
