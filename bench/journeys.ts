import { liveOn, machine, referencePeople, temporaryDatabase } from './machine.ts';
import { populate } from './population.ts';
import { report } from './report.ts';

const PEOPLE = 3000;

let transitions = 0;
const platform = machine(temporaryDatabase(), {
  observe: {
    onState: () => {
      transitions += 1;
    },
  },
});
const begun = performance.now();
const cpuBefore = process.cpuUsage();
await populate(platform, PEOPLE);
await liveOn(platform, referencePeople(platform.ports));
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
report('durable SQLite, journeys a second', Math.round(PEOPLE / seconds), 'at least 300', (x) => x >= 300);
report('  CPU a journey, ms', Math.round((user + system) / PEOPLE / 10) / 100);
report('  mails a journey', platform.inbox.count() / PEOPLE);
const perJourney = Math.round((transitions / PEOPLE) * 10) / 10;
report('state transitions a reference journey', perJourney, 'at most 90', (x) => x <= 90);
