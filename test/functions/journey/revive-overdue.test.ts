import { describe, expect, it, vi } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { journeyKey } from '../../../domain/journeys/journey.ts';
import { noticesKey, type StaffNotices } from '../../../domain/notices/staff-notice.ts';
import { type Participant, participantKey } from '../../../domain/participants/participant.ts';
import { GRACE_S, reviveOverdue, SWEEP_EVERY_S } from '../../../functions/journey/revive-overdue.ts';
import { putCohort, putParticipant } from '../../../functions/records.ts';
import { putNotices } from '../../../functions/staff-notices/put-notices.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';
import { TODAY } from '../../support/ports.ts';
import { INVITED_AT, journeyScene, PERSON, rightBefore } from '../../support/scenes/journey-scene.ts';

const OTHER = 'p-1111111111111111' as typeof PERSON;

/** Someone whose invitation was due a moment longer ago than the sweep's patience. */
async function overdue(given: Parameters<typeof journeyScene>[0] = {}) {
  const scene = await journeyScene(given);
  scene.ports.clock.moveTo(plusSeconds(INVITED_AT, GRACE_S + 1));
  return scene;
}

describe('the sweep', () => {
  it('starts the next generation of whoever is overdue, and counts it (F20, F34)', async () => {
    const { ports, journey, measured, task } = await overdue();
    expect(await reviveOverdue(ports)).toBe(1);
    const { participantId, cohortId } = task();
    expect(ports.started).toEqual([{ participantId, cohortId, generation: 2 }]);
    expect((await journey()).doc).toEqual({ participantId: PERSON, generation: 2 });
    expect(measured).toEqual(['RevivedJourneys']);
  });

  it('comes often enough that nothing is more than twenty minutes late (F34)', () => {
    expect(GRACE_S + SWEEP_EVERY_S).toBeLessThanOrEqual(20 * 60);
  });

  it('leaves whoever is only busy, or not due, alone', async () => {
    const { ports, measured } = await journeyScene();
    ports.clock.moveTo(plusSeconds(INVITED_AT, GRACE_S));
    expect(await reviveOverdue(ports)).toBe(0);
    expect(ports.started).toEqual([]);
    expect(measured).toEqual([]);
  });

  it('wakes the older execution, so that it ends itself', async () => {
    const { ports } = await overdue();
    const doc = { participantId: PERSON, generation: 1, token: 'asleep' };
    await ports.documents.write([{ key: journeyKey(PERSON), doc, expectedVersion: 1 }]);
    await reviveOverdue(ports);
    expect(ports.woken).toEqual(['asleep']);
  });

  it('takes the next number when a start was lost, so that no name is used twice (F27)', async () => {
    const { ports } = await overdue();
    const journeys = { ...ports.journeys, start: () => Promise.reject(new Error('throttled')) };
    await expect(reviveOverdue({ ...ports, journeys })).rejects.toThrow(AggregateError);
    expect(await reviveOverdue(ports)).toBe(1);
    expect(ports.started.map(({ generation }) => generation)).toEqual([3]);
  });

  it('begins with generation 1 where the journey was never recorded', async () => {
    const { ports } = await overdue();
    await ports.documents.write([{ key: journeyKey(PERSON), doc: undefined, expectedVersion: 1 }]);
    await reviveOverdue(ports);
    expect(ports.started.map(({ generation }) => generation)).toEqual([1]);
  });

  it('leaves a journey to whoever began its next generation at the same moment', async () => {
    const scene: Awaited<ReturnType<typeof overdue>> = await overdue({
      wrap: rightBefore(
        (keys) => keys.length === 1 && keys[0] === journeyKey(PERSON),
        async () => void (await reviveOverdue(scene.ports)),
      ),
    });
    expect(await reviveOverdue(scene.ports)).toBe(0);
    expect(scene.ports.started.map(({ generation }) => generation)).toEqual([2]);
  });

  it('helps everybody else when one cannot be helped, and says so at the end', async () => {
    const { ports } = await overdue();
    const of = { cohort: { key: '', version: 1, doc: cohort() }, program: CLP };
    await ports.documents.write([putParticipant(of, participant({ id: OTHER }), 0, INVITED_AT)]);
    const started: string[] = [];
    const journeys = {
      ...ports.journeys,
      async start({ participantId }: { participantId: string }) {
        if (participantId === PERSON) throw new Error('refused');
        started.push(participantId);
      },
    };
    await expect(reviveOverdue({ ...ports, journeys })).rejects.toThrow('1 records');
    expect(started).toEqual([OTHER]);
  });

  /** Somebody overdue, and as many more as that. */
  async function overdueWith(others: number) {
    const scene = await overdue();
    const of = { cohort: { key: '', version: 1, doc: cohort() }, program: CLP };
    for (let index = 0; index < others; index += 1) {
      const id = `p-1${String(index).padStart(15, '0')}` as typeof PERSON;
      await scene.ports.documents.write([putParticipant(of, participant({ id }), 0, INVITED_AT)]);
    }
    return { ...scene, of };
  }

  it('leaves what the contact person is to be told to those who tell it', async () => {
    const { ports } = await journeyScene();
    const { id: cohortId } = cohort();
    const notices: StaffNotices = { cohortId, told: [], dueAt: TODAY };
    await ports.documents.write([putNotices(notices, 0)]);
    expect(await reviveOverdue(ports)).toBe(0);
    expect(ports.started).toEqual([]);
    expect((await ports.documents.get(noticesKey(cohortId)))?.version).toBe(1);
  });

  it('goes on from page to page, until everybody has been helped (F33)', async () => {
    const { ports } = await overdueWith(129);
    expect(await reviveOverdue(ports)).toBe(130);
    expect(new Set(ports.started.map(({ participantId }) => participantId)).size).toBe(130);
  });

  it('looks at no more than twenty pages in a round, however many there are (I14)', async () => {
    const { ports } = await overdue();
    let pages = 0;
    const documents = {
      ...ports.documents,
      async due() {
        pages += 1;
        if (pages > 50) throw new Error('It never ends.');
        return { items: [], cursor: 'the next' };
      },
    };
    expect(await reviveOverdue({ ...ports, documents })).toBe(0);
    expect(pages).toBe(20);
  });

  it('helps people side by side, so that its time suffices for a hospital after an outage (F33)', async () => {
    const { ports } = await overdueWith(29);
    const calls: string[] = [];
    const documents = {
      ...ports.documents,
      get<Doc>(key: string) {
        calls.push('look');
        return ports.documents.get<Doc>(key);
      },
    };
    const start = async () => void calls.push('start');
    expect(await reviveOverdue({ ...ports, documents, journeys: { ...ports.journeys, start } })).toBe(30);
    expect(calls.slice(0, 25)).toEqual(Array(25).fill('look'));
    // No more at once than the connections there are.
    expect(calls[25]).toBe('start');
  });

  it('begins nothing that its time may not suffice for; the next round goes on where it ended', async () => {
    const { ports, of } = await overdueWith(59);
    let remaining = 0;
    const helped: string[] = [];
    const start = async ({ participantId }: { participantId: string }) => {
      remaining -= 600;
      helped.push(participantId);
      const { doc, version } = (await ports.documents.get<Participant>(participantKey(participantId)))!;
      // As a journey that has begun does.
      await ports.documents.write([{ ...putParticipant(of, doc, version, INVITED_AT), dueAt: undefined }]);
    };
    const round = async () => {
      remaining = 30_000;
      const time = { getRemainingTimeInMillis: () => remaining };
      await reviveOverdue({ ...ports, journeys: { ...ports.journeys, start } }, time);
      return new Set(helped).size;
    };
    expect(await round()).toBe(50);
    expect(await round()).toBe(60);
    expect(helped).toHaveLength(60);
  });

  it('says in the log of each record that cannot be helped which one it is, and why', async () => {
    const log: unknown[] = [];
    const written = vi.spyOn(console, 'error').mockImplementation((line) => void log.push(line));
    const { ports } = await overdue();
    const refused = Object.assign(new Error('refused'), { name: 'AccessDeniedException' });
    const journeys = { ...ports.journeys, start: () => Promise.reject(refused) };
    await reviveOverdue({ ...ports, journeys }).catch(() => {});
    written.mockRestore();
    const error = expect.objectContaining({ name: 'AccessDeniedException' });
    expect(log).toEqual([{ in: 'sweep', record: participantKey(PERSON), error }]);
  });

  it('finishes the re-planning of a cohort that was cut off (F29)', async () => {
    const { ports } = await journeyScene();
    const { version } = (await ports.documents.get(`cohort#${cohort().id}`))!;
    await ports.documents.write([putCohort(cohort({ dueAt: INVITED_AT }), version)]);
    ports.clock.moveTo(plusSeconds(INVITED_AT, GRACE_S + 1));
    await reviveOverdue(ports);
    expect(
      (await ports.documents.get<{ dueAt?: string }>(`cohort#${cohort().id}`))!.doc.dueAt,
    ).toBeUndefined();
  });
});
