import { parseArgs } from 'node:util';
import { faultsOfSeed } from './random-run.ts';

/** `npm run simulate -- [--seeds N] [--from S]`: as many random years as there is patience for. */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, from: { type: 'string', default: '1' } },
});
// The functions report each crash on purpose; here only what is wrong counts.
console.error = () => {};
const from = Number(values.from);
let failed = 0;
let struck = 0;
for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
  const { wrong, outcome } = await faultsOfSeed(seed);
  struck += outcome.struck;
  if (wrong.length > 0) {
    failed += 1;
    console.log(`seed ${seed}:\n  ${wrong.slice(0, 10).join('\n  ')}`);
  }
  if ((seed - from + 1) % 500 === 0)
    console.log(`${seed - from + 1} years, ${struck} faults, ${failed} failed`);
}
console.log(`${values.seeds} years from seed ${from}: ${struck} faults struck, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
