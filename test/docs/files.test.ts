import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DATA_FILES } from '../../domain/files/data-files.ts';
import { itemsOf } from '../../domain/files/survey-items.ts';
import { academicYear, reader, recordsOf } from '../support/scenes/academic-year-records.ts';

const page = readFileSync(new URL('../../docs/files.md', import.meta.url), 'utf8');

it('every column of every file is described, for whoever gets a file and nothing else', async () => {
  const records = recordsOf((await academicYear()).cohorts[0]!);
  const { program } = records.program;
  const inCodebook = itemsOf(records.program).map(({ column }) => column);
  const touchpoints = program.touchpoints.flatMap(({ id }) => [id, id.replaceAll('-', '_')]);
  let looked = 0;
  for (const file of DATA_FILES.filter(({ name }) => !name.startsWith('redcap'))) {
    for await (const header of file.rows(records, reader())) {
      for (const column of header) {
        if ([...inCodebook, ...touchpoints].includes(String(column))) continue;
        expect(page, `${file.name}: ${column}`).toContain(`\`${column}\``);
        looked += 1;
      }
      break;
    }
  }
  expect(looked).toBeGreaterThan(60);
});
