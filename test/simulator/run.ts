import { parseArgs } from 'node:util';
import { faultsOfSeed } from './random-run.ts';

const WHOLE = /^\d{1,9}$/;

/** Two whole numbers. @throws for anything else */
function readOptions(): { seeds: number; from: number } {
  const { values } = parseArgs({
    options: { seeds: { type: 'string', default: '1000' }, from: { type: 'string', default: '1' } },
  });
  const [seeds, from] = [values.seeds, values.from].map((text) =>
    WHOLE.test(text) ? Number(text) : Number.NaN,
  );
  if (!(seeds! > 0 && from! >= 0)) throw new TypeError('No whole numbers.');
  return { seeds: seeds!, from: from! };
}

function optionsOrUsage(): { seeds: number; from: number } {
  try {
    return readOptions();
  } catch {
    console.error('Usage: npm run simulate -- [--seeds N] [--from S]');
    process.exit(2);
  }
}

/** `npm run simulate -- [--seeds N] [--from S]`: as many random years as there is patience for. */
const { seeds, from } = optionsOrUsage();
// The functions report each crash on purpose; here only what is wrong counts.
console.error = () => {};
let failed = 0;
let struck = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  const { wrong, outcome } = await faultsOfSeed(seed);
  struck += outcome.struck;
  if (wrong.length > 0) {
    failed += 1;
    console.log(`seed ${seed}:\n  ${wrong.slice(0, 10).join('\n  ')}`);
  }
  if ((seed - from + 1) % 500 === 0)
    console.log(`${seed - from + 1} years, ${struck} faults, ${failed} failed`);
}
console.log(`${seeds} years from seed ${from}: ${struck} faults struck, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
