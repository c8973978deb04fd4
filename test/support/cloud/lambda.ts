import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

/** What a function's thread is started with. `clock` holds the instant, in milliseconds, for all of them. */
export interface LambdaData {
  file: string;
  clock: Float64Array;
}

export interface LambdaCall {
  id: number;
  event: unknown;
}

export type LambdaReply = { id: number; result: unknown } | { id: number; error: string };

/** A function of the stack that is running. */
export interface Lambda {
  /** @throws Error with the name and the message of what it failed with */
  invoke(event: unknown): Promise<unknown>;
  /** Ends it; answers with all that it has logged. */
  stop(): Promise<string>;
}

/** Starts a function's bundle in a thread of its own, with nothing in its environment but what it is given. */
export function startLambda(data: LambdaData, environment: Record<string, string>): Lambda {
  const worker = new Worker(new URL('./lambda-runtime.ts', import.meta.url), {
    workerData: data,
    env: environment,
    stdout: true,
    stderr: true,
  });
  const logged = Promise.all([text(worker.stdout), text(worker.stderr)]);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  worker.on('message', (reply: LambdaReply) => {
    const { resolve, reject } = waiting.get(reply.id)!;
    waiting.delete(reply.id);
    if ('error' in reply) reject(new Error(reply.error));
    else resolve(reply.result);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  let calls = 0;
  return {
    invoke(event) {
      calls += 1;
      const reply = Promise.withResolvers<unknown>();
      waiting.set(calls, reply);
      worker.postMessage({ id: calls, event } satisfies LambdaCall);
      return reply.promise;
    },
    async stop() {
      await worker.terminate();
      return (await logged).join('');
    },
  };
}
