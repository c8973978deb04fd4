import { machine, temporaryDatabase } from './machine.ts';
import { populate } from './population.ts';
import { report } from './report.ts';

const WAITING = 10_000;

declare const gc: () => void;
const used = () => {
  for (let round = 0; round < 4; round += 1) gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
};

const platform = machine(temporaryDatabase());
await populate(platform, 100);
await platform.engine.idle();
const before = used();
const rssBefore = process.memoryUsage().rss;
const rest = machine(temporaryDatabase());
await populate(rest, WAITING);
await rest.engine.idle();
const bytes = Math.round((used() - before) / WAITING);
const rss = Math.round((process.memoryUsage().rss - rssBefore) / WAITING);
if (rest.executions.count() !== WAITING) throw new Error('Not all of them are waiting.');
report('memory a waiting journey, bytes in use', bytes, 'at most 2048', (x) => x <= 2048);
report('  resident, with SQLite page cache and log (bytes)', rss);
