import { expect, it } from 'vitest';
import { CLP } from '../../support/builders.ts';
import { changedProgram } from '../../support/changed-program.ts';
import { testPorts } from '../../support/ports.ts';
import { readCsv } from '../../support/reading/read-csv.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

it('the codebook has the title of a survey that results and the other files have, not that of its file', async () => {
  const other = changedProgram(CLP, (copy) => {
    copy.surveys['leadership-practice']!.title = 'Draft 3 of the survey';
  });
  const world = staffWorld(testPorts(), [other]);
  const cohort = await world.cohort();
  await world.participant(cohort);
  const { text } = await world.call('GET', `${cohort}/files/codebook`);
  const titles = readCsv(text).map(({ survey_title }) => survey_title);
  expect([...new Set(titles)]).toEqual(other.program.surveys.map(({ title }) => title));
});
