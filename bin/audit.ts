import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DataUnusable, openDatabase } from '../platform/local/database.ts';
import { checkTrails } from './local/check-trails.ts';

/** In words for whoever has to look: at which entry a trail first goes wrong. */
const WORDS = {
  altered: (version: number) => `entry ${version} was altered`,
  missing: (version: number) => `entry ${version} is missing`,
  moved: (version: number) => `entry ${version} belongs elsewhere`,
  inserted: (version: number) => `entry ${version} was inserted`,
  record: (version: number) => `the record is not what its ${version} entries say`,
};

/** Checks every audit trail of a data folder, one line for each that is broken; nothing may be running on it. */
try {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  // What is set to nothing is not set, as for the program itself.
  const folder = values.data ?? (process.env.DATA_DIR?.trim() || 'data');
  const file = join(folder, 'journeys.sqlite');
  if (!existsSync(file)) throw new DataUnusable(`There is no data in ${resolve(folder)}.`);
  const database = openDatabase(file);
  const { records, entries, broken } = checkTrails(database);
  database.close();
  for (const { record, version, fault } of broken) console.log(`${record}: ${WORDS[fault](version)}`);
  console.log(`${entries} entries of ${records} records: ${broken.length || 'none'} broken.`);
  if (broken.length > 0) process.exitCode = 1;
} catch (error) {
  const isOption = error instanceof TypeError && 'code' in error;
  if (!isOption && !(error instanceof DataUnusable)) throw error;
  console.error(isOption ? 'Usage: npm run audit -- [--data DIR]' : (error as Error).message);
  process.exitCode = 2;
}
