import type { Connection } from './connection.ts';

/** Who is reminded, and who is not and why. */
export interface Reminders {
  reminded: string[];
  notReminded: { participantId: string; reason: string }[];
}

interface Wish {
  cohortId: string;
  touchpoint: string;
  isDryRun: boolean;
}

/**
 * Reminds who is missing, or says who would be, page after page of the cohort. Each page is a request of its own, so
 * asking again with the same `key` after a lost answer goes on where it ended.
 * @param looked is told after each page how many people have been looked at
 */
export async function remind(
  connection: Pick<Connection, 'ask'>,
  { cohortId, touchpoint, isDryRun }: Wish,
  key: string,
  looked: (people: number) => void,
): Promise<Reminders> {
  const all: Reminders = { reminded: [], notReminded: [] };
  let cursor: string | undefined;
  let page = 0;
  do {
    const query = new URLSearchParams({ ...(isDryRun && { dryRun: 'true' }), ...(cursor && { cursor }) });
    const asked = { body: { touchpoint }, key: `${key}.${page}` };
    const path = `/cohorts/${cohortId}/reminders?${query}`;
    const { body } = await connection.ask<Reminders & { cursor?: string }>('POST', path, asked);
    all.reminded.push(...body.reminded);
    all.notReminded.push(...body.notReminded);
    looked(all.reminded.length + all.notReminded.length);
    cursor = body.cursor;
    page += 1;
  } while (cursor !== undefined);
  return all;
}
