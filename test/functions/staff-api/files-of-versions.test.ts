import { describe, expect, it } from 'vitest';
import { programKey } from '../../../domain/program.ts';
import type { Response } from '../../../domain/response.ts';
import type { Stored } from '../../../platform/ports.ts';
import { answeredCohort } from '../../support/answered-cohort.ts';
import { CLP } from '../../support/builders.ts';
import { readCsv } from '../../support/read-csv.ts';
import { staffWorld } from '../../support/staff.ts';

describe('answers given to an earlier version of the program', () => {
  it('keep their questions and their words', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const cohortId = path.split('/').at(-1)!;
    const survey = CLP.surveys['leadership-practice']!;
    const old = {
      ...CLP,
      version: '00000000000000ff',
      surveys: {
        ...CLP.surveys,
        'leadership-practice': {
          ...survey,
          pages: [
            ...survey.pages,
            {
              name: 'gone',
              title: 'Gone',
              elements: [{ type: 'comment', name: 'gone', title: 'What was asked once?' }],
            },
          ],
        },
      },
    };
    const { items } = await world.ports.documents.list<Response>(`${cohortId}/responses`, 1);
    const [{ key, version, doc }] = items as [Stored<Response>];
    const answers = { ...doc.answers, gone: 'It was this.' };
    const listed = {
      list: `${cohortId}/responses`,
      sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}`,
    };
    await world.ports.documents.write([
      { key: programKey('clp', old.version), doc: old, expectedVersion: 0 },
      { key, doc: { ...doc, programVersion: old.version, answers }, expectedVersion: version, listed },
    ]);
    const read = async (name: string) => readCsv((await world.call('GET', `${path}/files/${name}`)).text);
    expect((await read('responses-long')).filter(({ text }) => text === 'It was this.')).toHaveLength(1);
    const wide = await read('responses-wide');
    expect(wide.filter((row) => row.leadership_practice__gone === 'It was this.')).toHaveLength(1);
    expect((await read('codebook')).map(({ column }) => column)).toContain('leadership_practice__gone');
  });
});
