import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tasks } from '../../platform/local/interpreter.ts';
import type { Delivery, Documents, Ports } from '../../platform/ports.ts';

/**
 * What can happen to one call of a port. `crash`: the function dies, its machine or its client tries again;
 * `die`: the whole process does. `before` the call had any effect, or `after` it had, without the reply. `repeat`:
 * the call is made twice; a mail is not a call that can be repeated alone, so its whole function runs twice.
 */
export type Fault = 'crash-before' | 'crash-after' | 'die-before' | 'die-after' | 'repeat';
export const FAULTS: readonly Fault[] = ['crash-before', 'crash-after', 'die-before', 'die-after', 'repeat'];

/** How the mail provider answers one message; the two timeouts look the same from here (FAULTS F3, F4). */
export type MailFault = 'accept-then-timeout' | 'timeout-before-accept' | 'throttle';

export interface FaultPlan {
  /** The calls of a run are counted from 0. */
  at(call: number, port: string): Fault | undefined;
  mail?(call: number): MailFault | undefined;
  /** Something that happens at the very moment before a call: another person, an operator. */
  meanwhile?(call: number, port: string): ((ports: Ports) => Promise<void>) | undefined;
}

export const NO_FAULTS: FaultPlan = { at: () => undefined };

/** The function died; whoever called it sees an error and no answer. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface FaultInjection {
  /** Calls made so far. */
  calls: number;
  /** How many faults have struck. */
  struck: number;
  ports(bare: Ports): Ports;
  tasks(tasks: Tasks): Tasks;
}

/**
 * Puts the plan between the ports and whoever uses them. After `die` nothing of this process comes back: calls
 * that are under way never answer. `turns` lets other work go first, so that the order of things varies.
 */
export function injectFaults(plan: FaultPlan, die: () => void, turns: () => number): FaultInjection {
  const invocations = new AsyncLocalStorage<{ repeat: boolean }>();
  const never = () => new Promise<never>(() => {});
  let dead = false;
  let base: Ports;

  const injection: FaultInjection = {
    calls: 0,
    struck: 0,
    ports: (bare) => {
      base = bare;
      return wrapped(bare);
    },
    tasks: (tasks) =>
      Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [
          name,
          async (payload: never) => {
            const invocation = { repeat: false };
            const result = await invocations.run(invocation, () => task(payload));
            return invocation.repeat ? await task(payload) : result;
          },
        ]),
      ),
  };

  const wrapped = (bare: Ports): Ports => ({
    ...bare,
    documents: {
      get: <Doc>(key: string) => through('documents.get', () => bare.documents.get<Doc>(key)),
      list: <Doc>(...of: Parameters<Documents['list']>) =>
        through('documents.list', () => bare.documents.list<Doc>(...of)),
      due: <Doc>(...of: Parameters<Documents['due']>) =>
        through('documents.due', () => bare.documents.due<Doc>(...of)),
      write: (puts) => through('documents.write', () => bare.documents.write(puts)),
    },
    journeys: {
      start: (input) => through('journeys.start', () => bare.journeys.start(input)),
      wake: (token) => through('journeys.wake', () => bare.journeys.wake(token)),
    },
    mail: {
      send: (message) =>
        through('mail.send', async (): Promise<Delivery> => {
          const fault = plan.mail?.(injection.calls);
          if (fault === 'throttle') return { kind: 'refused', reason: 'Throttling', mayRetry: true };
          if (fault === 'timeout-before-accept') return { kind: 'unknown', reason: 'timeout' };
          const delivery = await bare.mail.send(message);
          return fault === 'accept-then-timeout' ? { kind: 'unknown', reason: 'timeout' } : delivery;
        }),
    },
  });

  async function through<T>(port: string, call: () => Promise<T>): Promise<T> {
    if (dead) return never();
    const number = injection.calls;
    injection.calls += 1;
    for (let turn = turns(); turn > 0; turn -= 1) await new Promise<void>((resolve) => setImmediate(resolve));
    await plan.meanwhile?.(number, port)?.(base);
    const fault = dead ? undefined : plan.at(number, port);
    if (fault) injection.struck += 1;
    if (dead || fault === 'die-before') return perish();
    if (fault === 'crash-before') throw new Crash(`before ${port}`);
    if (fault === 'repeat') {
      const invocation = invocations.getStore();
      if (port === 'mail.send') {
        if (invocation) invocation.repeat = true;
      } else await call();
    }
    const result = await call();
    if (dead || fault === 'die-after') return perish();
    if (fault === 'crash-after') throw new Crash(`after ${port}`);
    return result;
  }

  function perish(): Promise<never> {
    if (!dead) {
      dead = true;
      die();
    }
    return never();
  }

  return injection;
}
