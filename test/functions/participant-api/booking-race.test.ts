import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import { dynamoDocuments } from '../../../platform/aws/documents.ts';
import { type Engine, startDynamoDb } from '../../support/outside/dynamodb.ts';
import { DURING_BOOKING, participantScene } from '../../support/scenes/participant-scene.ts';
import { JUNE, smallCohort, smallParticipant } from '../../support/small-program.ts';

const PEOPLE = 100;
const SEATS = 8;

let engine: Engine;
beforeAll(async () => {
  engine = await startDynamoDb();
});
afterAll(() => engine?.stop());

describe('a hundred people at once on DynamoDB', () => {
  it('fill eight seats exactly; the others are told that it is full, and what is not; nobody sees an error (F55)', async () => {
    const participants = Array.from({ length: PEOPLE }, (_, index) =>
      smallParticipant({ id: `p-${String(index).padStart(16, '0')}` as ParticipantId }),
    );
    const other = { ...JUNE, id: 'g-0000000000000007' as FocusGroupId, capacity: PEOPLE };
    const session = smallCohort().sessions[0]!;
    const scene = await participantScene({
      now: DURING_BOOKING,
      participants,
      groups: [{ ...JUNE, capacity: SEATS }, other],
      cohort: { sessions: [session, { ...session, id: other.id }] },
      documents: dynamoDocuments(engine.client, await engine.makeTables()),
    });
    const tokens = await Promise.all(
      participants.map((of) => scene.link('focus-group', 'focus-group', { of })),
    );
    const answers = await Promise.all(
      tokens.map((token) => scene.call('/api/seat', token, { focusGroupId: JUNE.id })),
    );
    const bodies = (status: number) =>
      answers.filter(({ statusCode }) => statusCode === status).map(({ body }) => JSON.parse(body));
    expect(bodies(201)).toHaveLength(SEATS);
    expect(bodies(409)).toHaveLength(PEOPLE - SEATS);
    for (const { type, open } of bodies(409)) {
      expect({ type, open }).toMatchObject({ type: '/problems/full', open: [{ focusGroupId: other.id }] });
    }
    const { seats } = await scene.group(JUNE.id);
    expect(new Set(seats.map(({ participantId }) => participantId)).size).toBe(SEATS);
    expect(scene.wakes).toHaveLength(SEATS);
  });
});
