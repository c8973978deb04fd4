import { expect, it } from 'vitest';
import type { CohortResults } from '../../../domain/results/cohort-results.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import { CLP } from '../../support/builders.ts';
import { changedProgram } from '../../support/changed-program.ts';
import { answeredCohort } from '../../support/scenes/answered-cohort.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

/** Vitality and engagement have a total; vitality is there only where all of it was answered. */
const WITH_TOTAL = changedProgram(CLP, ({ program }) => {
  const { scales } = program.surveys.find(({ id }) => id === 'leadership-practice')!;
  const [vitality, engagement] = scales as [(typeof scales)[0], (typeof scales)[0]];
  vitality.atLeast = 4;
  engagement.atLeast = 4;
  scales.push({
    id: 'total',
    title: 'Both',
    items: [...vitality.items, ...engagement.items],
    reversed: [...vitality.reversed, ...engagement.reversed],
    atLeast: 7,
  });
});

/** The means of baseline of these scales, where one of nine left out an item of vitality, or nobody did. */
async function means(isOneLeftOut: boolean) {
  const world = staffWorld(undefined, [WITH_TOTAL]);
  let count = 0;
  const { path } = await answeredCohort(world, {
    answers: (drawn) => {
      const weeks = drawn['recent-weeks'];
      if (typeof weeks !== 'object' || Array.isArray(weeks)) return drawn;
      const all = { ...Object.fromEntries(ROWS.map((row) => [row, 3])), ...weeks };
      count += 1;
      const { 'energy-left': _, ...rest } = all;
      return { ...drawn, 'recent-weeks': isOneLeftOut && count === 1 ? rest : all };
    },
  });
  const list = `${path.split('/').at(-1)}/responses`;
  const { items } = await world.ports.documents.list<Response>(list, 200);
  await world.ports.documents.write(
    items.map(({ key, version, doc }) => ({
      key,
      doc: { ...doc, programVersion: WITH_TOTAL.version },
      expectedVersion: version,
      listed: { list, sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}` },
    })),
  );
  const results: CohortResults = (await world.call('GET', `${path}/results`)).json;
  const scales = results.surveys.flatMap((survey) => survey.scales);
  return ['vitality', 'engagement', 'total'].map((id) => {
    const cell = scales.find(({ scale }) => scale === id)!.waves[0]!;
    return cell.shown ? cell.n : cell.why;
  });
}

const ROWS = WITH_TOTAL.program.surveys[0]!.scales.at(-1)!.items.map((item) => item.split('.')[1]!);

it('a total is not shown beside its scales where the rest would be the answers of one who left out an item', async () => {
  expect(await means(true)).toEqual([8, 9, 'would-single-out']);
});

it('a total is shown beside its scales where everybody answered all of it', async () => {
  expect(await means(false)).toEqual([9, 9, 9]);
});
