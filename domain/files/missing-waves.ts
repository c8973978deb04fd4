import type { DataFile } from './data-file.ts';
import { freeName } from './free-name.ts';
import { filePeople, identityCells, identityHeader } from './people.ts';

/** Who answered which wave, and why not. */
export const missingWaves: DataFile = {
  name: 'missing-waves',
  title: 'Table of missing waves',
  about:
    'One row a participant, a column for each wave: answered, missed, withdrawn, pending, not open yet, or not asked (enrolled after it closed).',
  async *rows(records, reader) {
    const waves = records.program.program.touchpoints.filter(({ kind }) => kind === 'survey');
    const own = ['cohort', 'participant', ...identityHeader(reader)];
    const taken = new Set([...own, 'missing']);
    yield [...own, ...waves.map(({ id }) => freeName(id, taken)), 'missing'];
    for await (const { key, participant, outcomes } of filePeople(records, reader)) {
      const cells = waves.map(({ id }) => outcomes.get(id));
      const missing = cells.filter((cell) => cell === 'missed' || cell === 'withdrawn').length;
      yield [records.cohort.id, key, ...identityCells(reader, participant), ...cells, missing];
    }
  },
};
