import { SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { SFN_CONFIG, sfnJourneys } from '../../../platform/aws/journeys.ts';
import { journeysContract } from '../../contracts/journeys.ts';
import { type StubAnswer, type StubRequest, startHttpStub } from '../../support/outside/http-stub.ts';

const ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:journey';
const INPUT = {
  participantId: 'p-0123456789abcdef' as ParticipantId,
  cohortId: 'c-0123456789abcdef' as CohortId,
  generation: 3,
};

const json = (status: number, body: object): StubAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});
const started = json(200, { executionArn: `${ARN}:x`, startDate: 1 });
const refuses = (type: string) => json(400, { __type: `com.amazonaws.states#${type}`, message: 'No.' });

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function journeysAgainst(answer: (request: StubRequest) => StubAnswer) {
  const stub = await startHttpStub(answer);
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  const client = new SFNClient({ ...SFN_CONFIG, endpoint: stub.url, region: 'us-east-1', credentials });
  closers.push(() => client.destroy(), stub.close);
  return { stub, journeys: sfnJourneys(client, ARN) };
}

const target = (request: StubRequest | undefined) => String(request?.headers['x-amz-target']);
const sent = (request: StubRequest | undefined) => JSON.parse(request?.body.toString() ?? 'null');

/** Answers as Step Functions does: a name is taken once, and no token is known. */
journeysContract('Step Functions', async () => {
  const taken = new Map<string, unknown>();
  const { journeys } = await journeysAgainst((request) => {
    if (target(request).endsWith('.SendTaskSuccess')) return refuses('TaskDoesNotExist');
    const { name, input } = sent(request);
    if (taken.has(name)) return refuses('ExecutionAlreadyExists');
    taken.set(name, JSON.parse(input));
    return started;
  });
  return { journeys, executions: async () => [...taken].map(([name, input]) => ({ name, input })) };
});

describe('a start', () => {
  it('is a signed StartExecution of the machine', async () => {
    const { stub, journeys } = await journeysAgainst(() => started);
    await journeys.start(INPUT);
    expect(target(stub.requests[0])).toBe('AWSStepFunctions.StartExecution');
    expect(stub.requests[0]?.headers.authorization).toContain('/us-east-1/states/aws4_request');
    expect(sent(stub.requests[0])).toEqual({
      stateMachineArn: ARN,
      name: 'p-0123456789abcdef-3',
      input: JSON.stringify(INPUT),
    });
  });

  it('fails when it was refused for another reason than that it runs already', async () => {
    const { journeys } = await journeysAgainst(() => refuses('StateMachineDoesNotExist'));
    await expect(journeys.start(INPUT)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('is repeated when it was throttled, and under the same name (F28)', async () => {
    let count = 0;
    const { stub, journeys } = await journeysAgainst(() =>
      ++count < 3 ? refuses('ThrottlingException') : started,
    );
    await journeys.start(INPUT);
    expect(stub.requests.map((request) => sent(request).name)).toEqual(Array(3).fill('p-0123456789abcdef-3'));
  });

  it('is a success when its first reply was lost and it is repeated (F27)', async () => {
    let count = 0;
    const { stub, journeys } = await journeysAgainst(() =>
      ++count === 1 ? 'reset' : refuses('ExecutionAlreadyExists'),
    );
    await expect(journeys.start(INPUT)).resolves.toBeUndefined();
    expect(stub.requests).toHaveLength(2);
  });
});

describe('a wake', () => {
  it('ends the sleep of its token with an empty answer', async () => {
    const { stub, journeys } = await journeysAgainst(() => json(200, {}));
    await journeys.wake('token-1');
    expect(target(stub.requests[0])).toBe('AWSStepFunctions.SendTaskSuccess');
    expect(sent(stub.requests[0])).toEqual({ taskToken: 'token-1', output: '{}' });
  });

  it.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])(
    'is ignored when the sleep is over: %s',
    async (type) => {
      const { journeys } = await journeysAgainst(() => refuses(type));
      await expect(journeys.wake('token-1')).resolves.toBeUndefined();
    },
  );

  it('fails when it was refused for another reason', async () => {
    const { journeys } = await journeysAgainst(() => refuses('AccessDeniedException'));
    await expect(journeys.wake('token-1')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
