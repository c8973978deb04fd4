import { parentPort, workerData } from 'node:worker_threads';
import type { LambdaCall, LambdaData, LambdaReply } from './lambda.ts';

// The other end of `lambda.ts`: a function's process, with a clock that stands where the test has put it.
const { file, clock } = workerData as LambdaData;

const MachineDate = Date;
const now = () => clock[0]!;
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

const { handler } = (await import(file)) as {
  handler: (event: unknown, context: object) => Promise<unknown>;
};

parentPort!.on('message', async ({ id, event }: LambdaCall) => {
  const reply: LambdaReply = await handler(event, { getRemainingTimeInMillis: () => 30_000 }).then(
    // As Lambda does: what comes back is JSON.
    (result) => ({ id, result: result === undefined ? null : JSON.parse(JSON.stringify(result)) }),
    (error: Error) => ({ id, error: `${error.name}: ${error.message}` }),
  );
  parentPort!.postMessage(reply);
});
