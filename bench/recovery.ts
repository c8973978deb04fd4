import { spawnSync } from 'node:child_process';
import { machine, temporaryDatabase } from './machine.ts';
import { populate } from './population.ts';
import { report } from './report.ts';

const WAITING = 10_000;

const [, , role, path] = process.argv;
if (role === 'fill') {
  const platform = machine(path!);
  await populate(platform, WAITING);
  await platform.engine.idle();
  // As a power switch would: nothing is flushed or closed.
  process.kill(process.pid, 'SIGKILL');
}
const database = temporaryDatabase();
spawnSync(process.execPath, [process.argv[1]!, 'fill', database], { stdio: 'inherit' });
const before = process.memoryUsage().rss;
const begun = performance.now();
const platform = machine(database);
await platform.engine.idle();
const next = platform.engine.nextDeadline();
const ms = Math.round(performance.now() - begun);
const rss = process.memoryUsage().rss - before;
if (platform.executions.count() !== WAITING || !next) throw new Error('Journeys were lost.');
report('recovery of 10,000 waiting journeys (ms)', ms, 'under 500', (x) => x < 500);
report('  memory that took, bytes a journey', Math.round(rss / WAITING));
