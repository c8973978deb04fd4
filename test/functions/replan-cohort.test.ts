import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Cohort, cohortKey } from '../../domain/cohorts/cohort.ts';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import { type LocalDate, plusDays } from '../../domain/dates/local-date.ts';
import type { ParticipantId } from '../../domain/id.ts';
import { journeyKey } from '../../domain/journeys/journey.ts';
import { type Participant, participantKey } from '../../domain/participants/participant.ts';
import { programKey } from '../../domain/programs/program.ts';
import { decideNext } from '../../functions/journey/decide-next.ts';
import { reviveOverdue } from '../../functions/journey/revive-overdue.ts';
import { putCohort, putParticipant } from '../../functions/records.ts';
import { replanCohort } from '../../functions/replan-cohort.ts';
import type { Documents, Stored } from '../../platform/ports.ts';
import { CLP, cohort, participant } from '../support/builders.ts';
import { TODAY, testPorts } from '../support/ports.ts';

const KEY = cohortKey(cohort().id);

const moved = (days: number): Cohort =>
  cohort({
    anchors: {
      trainingStart: plusDays('2027-03-11' as LocalDate, days),
      trainingEnd: plusDays('2027-03-12' as LocalDate, days),
    },
    dueAt: TODAY,
  });

/** A cohort of one, planned for the first dates and then moved by four weeks without re-planning. */
async function scene(meanwhile: (documents: Documents) => Promise<void> = async () => {}) {
  let interfered = false;
  const ports = testPorts({
    wrap: (documents) => ({
      ...documents,
      async list<Doc>(list: string, limit: number, cursor?: string) {
        const page = await documents.list<Doc>(list, limit, cursor);
        if (!interfered) await meanwhile(documents);
        interfered = true;
        return page;
      },
    }),
  });
  const { documents } = ports;
  const person = putParticipant(
    { cohort: { key: KEY, version: 1, doc: cohort() }, program: CLP },
    participant(),
    0,
    TODAY,
  );
  await documents.write([
    { key: programKey('clp', CLP.version), doc: CLP, expectedVersion: 0 },
    putCohort(moved(28), 0),
    person,
  ]);
  const read = async () => (await documents.get<Participant>(person.key)) as Stored<Participant>;
  const readCohort = async () => (await documents.get<Cohort>(KEY)) as Stored<Cohort>;
  return { ports, read, readCohort };
}

describe('re-planning a cohort', () => {
  it('gives everybody the due time of the new dates, and takes the mark away', async () => {
    const { ports, read, readCohort } = await scene();
    expect((await read()).doc.dueAt).toBe('2027-02-18T13:00:00.000Z');
    await replanCohort(ports, cohort().id);
    expect((await read()).doc.dueAt).toBe('2027-03-18T12:00:00.000Z');
    expect((await readCohort()).doc.dueAt).toBeUndefined();
  });

  it('reaches everybody of a cohort that is larger than one page of its list', async () => {
    const { ports, readCohort } = await scene();
    const of = { cohort: { key: KEY, version: 1, doc: cohort() }, program: CLP };
    const others = Array.from({ length: 59 }, (_, n) => `p-1${String(n).padStart(15, '0')}` as ParticipantId);
    await ports.documents.write(others.map((id) => putParticipant(of, participant({ id }), 0, TODAY)));
    await replanCohort(ports, cohort().id);
    const dueTimes = ports.stored<Participant>('participant').map(({ dueAt }) => dueAt);
    expect(dueTimes).toEqual(Array(60).fill('2027-03-18T12:00:00.000Z'));
    expect((await readCohort()).doc.dueAt).toBeUndefined();
  });

  it('a second time does nothing', async () => {
    const { ports } = await scene();
    await replanCohort(ports, cohort().id);
    const stored = ports.everything();
    await replanCohort(ports, cohort().id);
    expect(ports.everything()).toBe(stored);
  });

  it('keeps what someone else wrote about a participant meanwhile (F41)', async () => {
    const { ports, read } = await scene(async (documents) => {
      const { doc, version, key } = (await documents.get<Participant>('participant#p-0000000000000000'))!;
      await documents.write([{ key, doc: { ...doc, name: 'Dr. New' }, expectedVersion: version }]);
    });
    await replanCohort(ports, cohort().id);
    expect((await read()).doc).toMatchObject({ name: 'Dr. New', dueAt: '2027-03-18T12:00:00.000Z' });
  });

  it('writes everybody while a journey may still go by the cohort of before, and later only whom nobody reached', async () => {
    const versionAfter = async (seconds: number) => {
      const { ports, read } = await scene();
      const { version } = (await ports.documents.get(KEY))!;
      await ports.documents.write([putCohort(cohort({ dueAt: TODAY }), version)]);
      ports.clock.moveTo(plusSeconds(TODAY, seconds));
      await replanCohort(ports, cohort().id);
      return (await read()).version;
    };
    expect(await versionAfter(60)).toBe(2);
    expect(await versionAfter(900)).toBe(1);
  });

  it('leaves the mark when the cohort is moved again meanwhile, and the next run finishes that (F29)', async () => {
    const { ports, read, readCohort } = await scene(async (documents) => {
      const { version } = (await documents.get(KEY))!;
      await documents.write([
        putCohort({ ...moved(56), dueAt: '2026-11-22T15:00:01.000Z' as Instant }, version),
      ]);
    });
    await replanCohort(ports, cohort().id);
    expect((await readCohort()).doc.dueAt).toBe('2026-11-22T15:00:01.000Z');
    await replanCohort(ports, cohort().id);
    expect((await readCohort()).doc.dueAt).toBeUndefined();
    expect((await read()).doc.dueAt).toBe('2027-04-15T12:00:00.000Z');
  });

  it('wakes whoever sleeps until a time that is wrong now, and nobody else', async () => {
    const asleep = async (days: number) => {
      const { ports, readCohort } = await scene();
      const doc = { participantId: participant().id, generation: 1, token: 'asleep' };
      await ports.documents.write([{ key: journeyKey(doc.participantId), doc, expectedVersion: 0 }]);
      await ports.documents.write([putCohort(moved(days), (await readCohort()).version)]);
      await replanCohort(ports, cohort().id);
      return ports.woken;
    };
    expect(await asleep(28)).toEqual(['asleep']);
    expect(await asleep(0)).toEqual([]);
  });

  it('begins the journey of somebody again at once whose year was over, and now is not', async () => {
    const { ports, read, readCohort } = await scene();
    const { id: participantId, cohortId } = participant();
    const journey = { participantId, cohortId, generation: 1 };
    await ports.documents.write([
      putCohort(moved(-3 * 365), (await readCohort()).version),
      { key: journeyKey(participantId), doc: { participantId, generation: 1 }, expectedVersion: 0 },
    ]);
    expect(await decideNext(ports, { ...journey, startedAt: TODAY })).toMatchObject({ kind: 'over' });
    expect((await read()).doc.dueAt).toBeUndefined();
    await ports.documents.write([putCohort(moved(28), (await readCohort()).version)]);
    await replanCohort(ports, cohortId);
    expect(ports.started).toEqual([{ ...journey, generation: 2 }]);
  });
});

describe('re-planning a cohort of many', () => {
  const MANY = 110;
  const idOf = (who: number) => `p-${String(who).padStart(16, '0')}` as ParticipantId;

  /** A cohort that was moved by four weeks, whose people have the plan of the first dates. */
  async function many(writing: (key: string) => void) {
    const ports = testPorts({
      wrap: (documents) => ({
        ...documents,
        write(puts) {
          writing(puts[0]!.key);
          return documents.write(puts);
        },
      }),
    });
    const { documents } = ports;
    const of = { cohort: { key: KEY, version: 1, doc: cohort() }, program: CLP };
    await documents.write([{ key: programKey('clp', CLP.version), doc: CLP, expectedVersion: 0 }]);
    await documents.write([putCohort(moved(28), 0)]);
    for (let who = 0; who < MANY; who += 1) {
      await documents.write([putParticipant(of, participant({ id: idOf(who) }), 0, TODAY)]);
    }
    const people = () => ports.stored<Participant>('participant');
    const reached = () => people().filter(({ dueAt }) => dueAt === '2027-03-18T12:00:00.000Z').length;
    const isMarked = async () => (await documents.get<Cohort>(KEY))!.doc.dueAt !== undefined;
    return { ports, documents, reached, isMarked };
  }

  it('ends before its time is up; the sweeps go on with those whom nobody has reached, until all are (I14)', async () => {
    let remaining = 0;
    const { ports, documents, reached, isMarked } = await many(() => {
      remaining -= 450;
    });
    const time = { getRemainingTimeInMillis: () => remaining };
    const round = async (work: () => Promise<unknown>) => {
      remaining = 30_000;
      await work();
      expect(remaining).toBeGreaterThan(0);
      ports.clock.moveTo(plusSeconds(ports.clock.now(), 900));
      return { reached: reached(), isMarked: await isMarked() };
    };
    const sweep = () => reviveOverdue(ports, time);
    const first = await round(() => replanCohort(ports, cohort().id, time));
    expect(first).toEqual({ reached: 50, isMarked: true });
    expect(await round(sweep)).toEqual({ reached: 100, isMarked: true });
    expect(await round(sweep)).toEqual({ reached: MANY, isMarked: false });
    for (let who = 0; who < MANY; who += 1) {
      expect((await documents.get(participantKey(idOf(who))))!.version).toBe(2);
    }
  });

  it('reaches everybody else where one cannot be written, says so, and keeps the mark (F18)', async () => {
    let isBroken = false;
    const { ports, reached, isMarked } = await many((key) => {
      if (isBroken && key === participantKey(idOf(3))) throw new Error('refused');
    });
    isBroken = true;
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => log.mockRestore());
    await expect(replanCohort(ports, cohort().id)).rejects.toThrow('1 people');
    expect({ reached: reached(), isMarked: await isMarked() }).toEqual({
      reached: MANY - 1,
      isMarked: true,
    });
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ record: participantKey(idOf(3)) }));
  });
});
