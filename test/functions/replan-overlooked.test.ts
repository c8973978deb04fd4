import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { type Participant, participantKey } from '../../domain/participants/participant.ts';
import { reviveOverdue } from '../../functions/journey/revive-overdue.ts';
import { participantsOf } from '../../functions/records.ts';
import { tellStaff } from '../../functions/staff-notices/tell-staff.ts';
import type { Documents } from '../../platform/ports.ts';
import { testPorts } from '../support/ports.ts';
import { staffWorld } from '../support/scenes/staff.ts';

/** What the index does not show yet. */
const hiding =
  (hidden: Set<string>) =>
  (documents: Documents): Documents => ({
    ...documents,
    async list<Doc>(...of: Parameters<Documents['list']>) {
      const page = await documents.list<Doc>(...of);
      return { ...page, items: page.items.filter(({ key }) => !hidden.has(key)) };
    },
  });

/** Two people, one of whom was enrolled in the moment in which the training was moved forward by eight weeks. */
async function scene() {
  const hidden = new Set<string>();
  const ports = testPorts({ wrap: hiding(hidden) });
  const { documents, clock } = ports;
  const world = staffWorld(ports);
  const cohort = await world.cohort();
  const idIn = (path: string): string => path.split('/').at(-1)!;
  const ids: string[] = [];
  for (const email of ['a@hospital.example', 'b@hospital.example'])
    ids.push(idIn(await world.participant(cohort, { email })));
  const { etag } = (await world.call('GET', cohort)).headers;
  hidden.add(participantKey(ids[1]!));
  await world.call('PUT', `${cohort}/anchors`, {
    body: { anchors: { trainingStart: '2027-01-14', trainingEnd: '2027-01-15' } },
    headers: { 'if-match': etag },
  });
  hidden.clear();
  return {
    ports,
    clock,
    documents,
    ids,
    cohortId: idIn(cohort),
    read: async (who: number) => (await documents.get<Participant>(participantKey(ids[who]!)))!,
    roundAt(at: string) {
      clock.moveTo(at as Instant);
      return tellStaff(ports);
    },
  };
}

it('whoever a lagging index hid while the dates moved is planned anew by the next working day, and invited in time', async () => {
  const { roundAt, read, clock, ports, ids } = await scene();
  const dueAt = async () => [(await read(0)).doc.dueAt, (await read(1)).doc.dueAt];
  expect(await dueAt()).toEqual(['2026-12-24T13:00:00.000Z', '2027-02-18T13:00:00.000Z']);
  await roundAt('2026-11-27T13:15:00.000Z');
  expect(await dueAt()).toEqual(['2026-12-24T13:00:00.000Z', '2026-12-24T13:00:00.000Z']);
  clock.moveTo('2026-12-24T13:15:00.000Z' as Instant);
  await reviveOverdue(ports);
  expect(ports).toMatchObject({
    started: expect.arrayContaining([expect.objectContaining({ participantId: ids[1] })]),
  });
});

it('nobody else is written by that look', async () => {
  const { roundAt, read, documents, cohortId } = await scene();
  await roundAt('2026-11-27T13:15:00.000Z');
  const versions = [(await read(0)).version, (await read(1)).version];
  await roundAt('2026-11-30T13:15:00.000Z');
  await roundAt('2026-12-24T13:30:00.000Z');
  expect([(await read(0)).version, (await read(1)).version]).toEqual(versions);
  expect((await documents.list(participantsOf(cohortId), 10)).items).toHaveLength(2);
});
