import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { executionName } from '../../domain/journeys/journey.ts';
import type { Journeys } from '../ports.ts';

/** For `new SFNClient(…)`: more tries than usual, because a whole cohort may start at once (FAULTS F28). */
export const SFN_CONFIG = {
  maxAttempts: 6,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
};

/** From the credentials and the region of the environment. */
export const sfnClient = (): SFNClient => new SFNClient(SFN_CONFIG);

/**
 * Journeys as Standard executions of Step Functions. Names are unique for 90 days after an execution's end, so a
 * repeated start is one start; what comes later than that, the generation fences.
 */
export function sfnJourneys(client: SFNClient, stateMachineArn: string): Journeys {
  return {
    async start(input) {
      const { participantId, cohortId, generation } = input;
      const name = executionName(input);
      // Named one by one: whatever else the object may have, only ids go into an execution's history.
      const ids = JSON.stringify({ participantId, cohortId, generation });
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input: ids }));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },

    async wake(token) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
      } catch (error) {
        const isOver = [TaskTimedOut, TaskDoesNotExist, InvalidToken].some((kind) => error instanceof kind);
        if (!isOver) throw error;
      }
    },
  };
}
