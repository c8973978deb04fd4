import type { Journeys } from '../../platform/ports.ts';

/** Passes one's place on to the next in line. */
export type Leave = () => void;

/** By the process, which is known by its port; those who were in line go with it. */
const lines = new WeakMap<Journeys, Map<string, Promise<void>>>();

/**
 * Waits behind everybody of this process who stands in the same line, first come, first served, and answers with the
 * way out, which has to be taken. Only an order: whoever is right is still decided by the store, and where a process
 * serves one request at a time nobody ever waits.
 */
export async function inLine(journeys: Journeys, name: string): Promise<Leave> {
  const ours = lines.get(journeys) ?? new Map<string, Promise<void>>();
  lines.set(journeys, ours);
  const before = ours.get(name);
  const { promise, resolve } = Promise.withResolvers<void>();
  ours.set(name, promise);
  await before;
  return () => {
    if (ours.get(name) === promise) ours.delete(name);
    resolve();
  };
}
