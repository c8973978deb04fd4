import { liveOn, machine, referencePeople, temporaryDatabase } from './machine.ts';
import { populate } from './population.ts';
import { report } from './report.ts';

const PEOPLE = 3000;

interface Lived {
  seconds: number;
  cpuMs: number;
  mails: number;
  transitions: number;
}

/** So many whole journeys on a file of their own, from enrolling them to the last mail. */
async function live(people: number): Promise<Lived> {
  let transitions = 0;
  const onState = () => {
    transitions += 1;
  };
  const platform = machine(temporaryDatabase(), { observe: { onState } });
  const begun = performance.now();
  const cpuBefore = process.cpuUsage();
  await populate(platform, people);
  await liveOn(platform, referencePeople(platform.ports));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds, cpuMs: (user + system) / 1000, mails: platform.inbox.count(), transitions };
}

const hundredths = (x: number): number => Math.round(x * 100) / 100;

const perSecond = ({ seconds }: Lived): number => Math.round(PEOPLE / seconds);

const cold = await live(PEOPLE);
const { cpuMs, mails, transitions } = cold;
report('durable SQLite, journeys a second', perSecond(cold), 'at least 300', (x) => x >= 300);
report('  CPU a journey, ms', hundredths(cpuMs / PEOPLE));
report('  mails a journey', mails / PEOPLE);
const perJourney = Math.round((transitions / PEOPLE) * 10) / 10;
report('state transitions a reference journey', perJourney, 'at most 90', (x) => x <= 90);
// As many again, compiled as they run.
report('  as many again, warm, journeys a second', perSecond(await live(PEOPLE)));
