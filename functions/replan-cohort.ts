import type { Ports } from '../platform/ports.ts';

/** Placeholder on this branch until the staff API lands. */
export async function replanCohort(_ports: Ports, _cohortId: string): Promise<void> {}
