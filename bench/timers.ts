import type { Instant } from '../domain/dates/instant.ts';
import { machine, temporaryDatabase } from './machine.ts';
import { populate } from './population.ts';
import { percentile, report } from './report.ts';

const TIMERS = 10_000;

let fired: number[] = [];
const out: number[] = [];
let due = 0;
const platform = machine(temporaryDatabase(), {
  observe: {
    onState: (_, state) => {
      if (state === 'Send invitation') fired.push(performance.now() - due);
    },
  },
});
platform.inbox.onMail(() => void out.push(performance.now() - due));
await populate(platform, TIMERS);
await platform.engine.idle();
fired = [];
due = performance.now();
// Everybody's baseline opens at the same second, and each timer ends in a mail.
platform.clock.moveTo('2019-05-23T12:00:00.000Z' as Instant);
await platform.engine.idle();
const sorted = (list: number[]) => list.sort((a, b) => a - b);
report(
  '10,000 timers due at once: fired, p99 lag (ms)',
  Math.round(percentile(sorted(fired), 0.99)),
  'under 1000',
  (x) => x < 1000,
);
report(
  '  its mail accepted and recorded, p50 and p99 (ms)',
  `${Math.round(percentile(sorted(out), 0.5))} ${Math.round(percentile(out, 0.99))}`,
);
report('  timers fired, mails sent', `${fired.length} ${out.length}`);
