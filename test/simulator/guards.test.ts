import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { Documents, Ports, Put, Stored } from '../../platform/ports.ts';
import type { FaultPlan } from './faults.ts';
import { act } from './people.ts';
import { REFERENCE } from './reference.ts';
import type { Act } from './script.ts';
import { type Run, simulate } from './simulate.ts';
import { CLP, START } from './world.ts';

/** The documents with one thing about them changed. */
const withDocuments = (ports: Ports, changed: Partial<Documents>): Ports => ({
  ...ports,
  documents: { ...ports.documents, ...changed },
});

/** Whatever version the writer expects, the write goes through: the last one wins. */
const writesRegardless =
  (of: string) =>
  (ports: Ports): Ports =>
    withDocuments(ports, {
      async write(puts) {
        const forced = await Promise.all(
          puts.map(async (put): Promise<Put> => {
            if (!put.key.startsWith(of)) return put;
            return { ...put, expectedVersion: (await ports.documents.get(put.key))?.version ?? 0 };
          }),
        );
        await ports.documents.write(forced);
      },
    });

/** Changes are written without the entries that say who made them. */
const leavesNoTrail = (ports: Ports): Ports =>
  withDocuments(ports, {
    write: (puts) => ports.documents.write(puts.filter(({ key }) => !key.startsWith('audit#'))),
  });

/** Every journey document claims to be of no generation, so no execution ever finds itself superseded. */
const forgetsGenerations = (ports: Ports): Ports =>
  withDocuments(ports, {
    async get<Doc>(key: string) {
      const stored = await ports.documents.get<Doc>(key);
      if (!stored || !key.startsWith('journey#')) return stored;
      const journey = stored.doc as Journey;
      return { ...stored, doc: { ...journey, generation: 0 } } as Stored<Doc>;
    },
  });

/** Mail on any day, as if there were no working days. */
function withoutWorkingDays(program: ProgramVersion): ProgramVersion {
  const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
  const { sendWindow } = program.program;
  const changed = { ...program.program, sendWindow: { ...sendWindow, days: [...everyDay] } };
  return { ...program, program: changed, version: 'any-day' };
}

const withLimit = (perWeek: number): ProgramVersion => ({
  ...CLP,
  program: { ...CLP.program, contactLimit: { perWeek } },
  version: `limit-${perWeek}`,
});

/** What a mail brings along is claimed in the log only. */
const claimsOnlyTheMailItself = (ports: Ports): Ports =>
  withDocuments(ports, {
    write: (puts) =>
      ports.documents.write(
        puts.filter(({ key, doc }) => !(key.startsWith('ledger#') && (doc as LedgerEntry).in)),
      ),
  });

/** What has to wait is not told to anybody. */
const forgetsHolds = (ports: Ports): Ports =>
  withDocuments(ports, {
    write: (puts) =>
      ports.documents.write(
        puts.map((put) => {
          if (!put.key.startsWith('participant#')) return put;
          const person = put.doc as Participant;
          const contacts = person.contacts.filter(({ state }) => state !== 'held');
          return { ...put, doc: { ...person, contacts } };
        }),
      ),
  });

/** A person withdraws right before the n-th write of a run. */
function withdrawnBeforeWrite(when: number): FaultPlan {
  let writes = 0;
  return {
    at: () => undefined,
    meanwhile: (_, port) => {
      if (port !== 'documents.write') return undefined;
      writes += 1;
      return writes === when ? (ports) => act(ports, { kind: 'withdraw', who: 0, at: START }) : undefined;
    },
  };
}

const violationsOf = async (run: Partial<Run>): Promise<string[]> =>
  (await simulate({ ...REFERENCE, ...run })).violations;

describe('a guard taken out is noticed', () => {
  it('ledger: after a restore of the records the same mail goes out again (F19, I1)', async () => {
    // Remembered before the first reminder, put back a day after it.
    const script: Act[] = [
      { kind: 'snapshot', at: '2019-05-25T01:30:00.000Z' as Instant },
      { kind: 'restore', at: '2019-05-29T01:30:00.000Z' as Instant },
    ];
    expect(await violationsOf({ script })).toEqual([]);
    const without = await violationsOf({ script, weaken: writesRegardless('ledger#') });
    expect(without.join('\n')).toContain('I1');
  });

  it('version check: a withdrawal between deciding and claiming is overwritten (F14, I4, I6)', async () => {
    const found: string[] = [];
    for (let when = 1; when <= 40; when += 1) {
      expect(await violationsOf({ plan: withdrawnBeforeWrite(when) })).toEqual([]);
      // Without its trail: the entry of a version can be made only once, and would be a second guard.
      const weaken = (ports: Ports) => leavesNoTrail(writesRegardless('participant#')(ports));
      found.push(...(await violationsOf({ plan: withdrawnBeforeWrite(when), weaken })));
    }
    expect(found.join('\n')).toContain('I6 withdrawal was undone');
    expect(found.join('\n')).toContain('I4 claimed after withdrawal');
  });

  it('trail: a change without an entry in the same transaction (I9)', async () => {
    const without = await violationsOf({ weaken: leavesNoTrail });
    expect(without.join('\n')).toContain('I9');
    expect(without.join('\n')).toContain('was written without its entry');
  });

  it('generation: an older execution sleeps on beside the newer one (F31)', async () => {
    const script: Act[] = [{ kind: 'start-again', who: 0, at: '2019-05-25T01:30:00.000Z' as Instant }];
    expect(await violationsOf({ script })).toEqual([]);
    const without = await violationsOf({ script, weaken: forgetsGenerations });
    expect(without.join('\n')).toContain('F31');
  });

  it('contact limit: a second mail goes out in a week that may have one', async () => {
    expect(await violationsOf({ program: withLimit(1), perWeek: 1 })).toEqual([]);
    const without = await violationsOf({ program: withLimit(7), perWeek: 1 });
    expect(without.join('\n')).toContain('budget');
  });

  it('ledger of what a mail brings along: after a restore it goes out again (F19, I1)', async () => {
    // Nobody answers: on 16 September month 3 begins, and a reminder of the focus group is due with it.
    const script: Act[] = [
      { kind: 'snapshot', at: '2019-09-14T01:30:00.000Z' as Instant },
      { kind: 'restore', at: '2019-09-18T01:30:00.000Z' as Instant },
    ];
    expect(await violationsOf({ script })).toEqual([]);
    const without = await violationsOf({ script, weaken: claimsOnlyTheMailItself });
    expect(without.join('\n')).toContain('I1 p-0000000000000000.focus-group.reminder.2');
  });

  it('record of what is held: people wait, and nobody is told why (I2)', async () => {
    const without = await violationsOf({ program: withLimit(1), weaken: forgetsHolds });
    expect(without.join('\n')).toContain('nobody was told why');
  });

  it('working-day shift: mail goes out on a Saturday (F40)', async () => {
    expect(await violationsOf({})).toEqual([]);
    const without = await violationsOf({ program: withoutWorkingDays(CLP) });
    expect(without.join('\n')).toContain('F40');
  });
});
