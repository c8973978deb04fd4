import type { Documents, Ports, Put } from '../platform/ports.ts';
import { liveOn, machine, referencePeople } from './machine.ts';
import { populate } from './population.ts';
import { report } from './report.ts';

/**
 * List prices in US dollars, us-east-1, as published on the services' pricing pages (on-demand, first tier, no free
 * tier). Lambda: arm64, 1 GB, and 60 ms a call assumed, as nothing was measured in an account.
 */
const PRICE = {
  transition: 0.025 / 1000,
  invocation: 0.2 / 1_000_000,
  gigabyteSecond: 0.0000133334,
  writeUnit: 0.625 / 1_000_000,
  readUnit: 0.125 / 1_000_000,
  mail: 0.1 / 1000,
};
const LAMBDA_GB_S = 1 * 0.06;
const PEOPLE = 200;

const counted = { transitions: 0, invocations: 0, reads: 0, writes: 0, floor: 0 };
const kilobytes = (doc: object | undefined) =>
  Math.max(1, Math.ceil(JSON.stringify(doc ?? {}).length / 1024));

/** DynamoDB's own arithmetic: 4 KB a read unit, 1 KB a write unit, double in a transaction, once more an index. */
function writeUnits(puts: Put[]): number {
  const factor = puts.length > 1 ? 2 : 1;
  return puts.reduce((sum, put) => {
    const size = kilobytes(put.doc);
    return sum + size * factor + (put.listed ? size : 0) + (put.dueAt ? size : 0);
  }, 0);
}

const counting = (ports: Ports): Ports => ({
  ...ports,
  documents: {
    ...ports.documents,
    async get<Doc>(key: string) {
      const stored = await ports.documents.get<Doc>(key);
      counted.reads += Math.ceil(kilobytes(stored?.doc as object | undefined) / 4);
      return stored;
    },
    async write(puts) {
      counted.writes += writeUnits(puts);
      if (puts.some(({ key }) => key.startsWith('participant#'))) counted.floor += 1;
      await ports.documents.write(puts);
    },
  } satisfies Documents,
});

const platform = machine(':memory:', {
  wrap: counting,
  observe: {
    onState: (_, state) => {
      counted.transitions += 1;
      if (/^(Decide|Send|Sleep)/.test(state)) counted.invocations += 1;
    },
  },
});
await populate(platform, PEOPLE);
await liveOn(platform, referencePeople(platform.ports));

const mails = platform.inbox.count() / PEOPLE;
// The five completions come through the participant API.
const invocations = counted.invocations / PEOPLE + 5;
const dollars = {
  transitions: (counted.transitions / PEOPLE) * PRICE.transition,
  invocations: invocations * (PRICE.invocation + LAMBDA_GB_S * PRICE.gigabyteSecond),
  reads: (counted.reads / PEOPLE) * PRICE.readUnit,
  writes: (counted.writes / PEOPLE) * PRICE.writeUnit,
  mails: mails * PRICE.mail,
};
const line = (what: string, count: number, cost: number) =>
  report(`  ${what}`, Math.round(count * 10) / 10, `$${cost.toFixed(6)}`);
line('state transitions', counted.transitions / PEOPLE, dollars.transitions);
line('function invocations', invocations, dollars.invocations);
line('DynamoDB read units', counted.reads / PEOPLE, dollars.reads);
line('DynamoDB write units', counted.writes / PEOPLE, dollars.writes);
line('mails', mails, dollars.mails);
const total = Object.values(dollars).reduce((sum, one) => sum + one, 0);
const floor = mails * PRICE.mail + (counted.floor / PEOPLE) * PRICE.writeUnit;
report('AWS cost a journey at list price', `$${total.toFixed(5)}`, `floor $${floor.toFixed(5)}`);
