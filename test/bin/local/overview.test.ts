import { expect, it } from 'vitest';
import { overview } from '../../../bin/local/overview.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { participantKey } from '../../../domain/participants/participant.ts';
import { participantsOf } from '../../../functions/records.ts';
import { participant } from '../../support/builders.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const CLOSED = '2027-03-11T14:00:00.000Z' as Instant;

it('the home page counts whoever was enrolled after a close apart from those who missed it', async () => {
  const world = staffWorld();
  const cohortId = (await world.cohort()).split('/').at(-1) as CohortId;
  const people = [
    ['p-000000000000000a', CLOSED],
    ['p-000000000000000b', '2027-03-11T13:59:59.999Z'],
  ] as [ParticipantId, Instant][];
  for (const [id, enrolledAt] of people) {
    const touchpoints = { baseline: { kind: 'missed', at: CLOSED, reason: 'closed' } } as const;
    const doc = participant({ id, cohortId, enrolledAt, touchpoints });
    const listed = { list: participantsOf(cohortId), sort: `${enrolledAt} ${id}` };
    await world.ports.documents.write([{ key: participantKey(id), doc, expectedVersion: 0, listed }]);
  }
  const { cohorts } = await overview(world.ports.documents);
  expect(cohorts[0]!.touchpoints[0]).toMatchObject({ missed: 1, notAsked: 1, waiting: 0 });
});
