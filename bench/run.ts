import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run bench [-- name…]`: each figure in a process of its own, beside its goal. */
const ALL = [
  'core',
  'journeys',
  'timers',
  'recovery',
  'memory',
  'rehearsal',
  'cost',
  'bundles',
  'pages',
  'console',
  'roster',
  'bookings',
  'api',
  'files',
  'import',
];
const chosen = process.argv.slice(2);
for (const name of chosen.length > 0 ? chosen : ALL) {
  const flags = name === 'memory' ? ['--expose-gc'] : [];
  const { status } = spawnSync(process.execPath, [...flags, join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
