/** Passes one's place on to the next in line. */
export type Leave = () => void;

const lines = new Map<string, Promise<void>>();

/**
 * Waits behind everybody of this process who stands in the same line, first come, first served, and answers with the
 * way out, which has to be taken. Only an order: whoever is right is still decided by the store, and where a process
 * serves one request at a time nobody ever waits.
 */
export async function inLine(name: string): Promise<Leave> {
  const before = lines.get(name);
  const { promise, resolve } = Promise.withResolvers<void>();
  lines.set(name, promise);
  await before;
  return () => {
    if (lines.get(name) === promise) lines.delete(name);
    resolve();
  };
}
