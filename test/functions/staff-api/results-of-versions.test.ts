import { expect, it } from 'vitest';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import type { CohortResults } from '../../../domain/results/cohort-results.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import type { Answers } from '../../../domain/surveys/survey.ts';
import { CLP } from '../../support/builders.ts';
import { changedProgram, surveyAt, without } from '../../support/changed-program.ts';
import { answeredCohort } from '../../support/scenes/answered-cohort.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

/** A question of the unlinked survey with so many choices. */
const withChoices = (...values: string[]) =>
  changedProgram(CLP, ({ surveys }) => {
    const choices = values.map((value) => ({ value, text: value }));
    const question = { type: 'radiogroup' as const, name: 'again', title: 'Would you come again?', choices };
    surveys['training-satisfaction']!.pages[0]!.elements.push(question);
  });

/** So many have answered the first version; the cohort adopts the other, which the last ones have answered. */
async function scene(
  first: ProgramVersion,
  then: ProgramVersion,
  people: number,
  late = 0,
  answers = (drawn: Answers): Answers => drawn,
) {
  const world = staffWorld(undefined, [first]);
  const { path } = await answeredCohort(world, { people, answers });
  const read = async (): Promise<CohortResults> => (await world.call('GET', `${path}/results`)).json;
  const list = `${path.split('/').at(-1)}/responses`;
  const change = async (edit: (response: Response, index: number) => Response) => {
    const { items } = await world.ports.documents.list<Response>(list, 200);
    await world.ports.documents.write(
      items.map(({ key, version, doc }, index) => ({
        key,
        doc: edit(doc, index),
        expectedVersion: version,
        listed: { list, sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}` },
      })),
    );
    return items.findIndex(({ doc }) => doc.touchpoint === 'satisfaction');
  };
  const from = await change((one) => ({
    ...one,
    programVersion: first.version,
    answers: one.touchpoint === 'satisfaction' ? { ...one.answers, again: 'yes' } : one.answers,
  }));
  const before = await read();
  const adopted = await staffWorld(world.ports, [then]).call('PUT', `${path}/program-version`, {
    body: { version: then.version },
    headers: { 'if-match': '*' },
  });
  expect([adopted.status, adopted.text]).toEqual([200, adopted.text]);
  await change((one, index) =>
    from <= index && index < from + late
      ? { ...one, programVersion: then.version, answers: { ...one.answers, again: 'perhaps' } }
      : one,
  );
  return { before, after: await read() };
}

it('a choice that was added when all had answered without a name does not tell who was enrolled after that', async () => {
  const { after } = await scene(withChoices('yes', 'no'), withChoices('yes', 'no', 'perhaps'), 9, 1);
  const again = after.items.filter(({ question }) => question === 'again');
  expect(again.map(({ result }) => result)).toEqual([
    {
      shown: true,
      n: 8,
      options: [
        { value: 'yes', text: 'yes', count: 8 },
        { value: 'no', text: 'no', count: 0 },
      ],
    },
  ]);
});

/** Satisfaction is asked again half a year later, by name or not. */
const askedAgain = (of: ProgramVersion, unlinked: boolean) =>
  changedProgram(of, (copy) => {
    const again = { ...surveyAt(copy, 'satisfaction'), id: 'satisfaction-again', unlinked };
    copy.program.touchpoints.push(again);
  });

it('what was answered without a name stays in the results when a version asks the same again, without a name or with', async () => {
  for (const unlinked of [true, false]) {
    const { before, after } = await scene(CLP, askedAgain(CLP, unlinked), 9);
    const ofWave = ({ items }: CohortResults) => items.filter(({ wave }) => wave === 'satisfaction');
    expect(ofWave(before).length).toBeGreaterThan(10);
    expect(ofWave(after)).toEqual(ofWave(before));
  }
});

it('a mean that was left out beside the items stays so when a version asks the survey once more', async () => {
  const once = changedProgram(CLP, (copy) => {
    without(copy, 'month-3');
    without(copy, 'month-12');
  });
  let count = 0;
  const { before, after } = await scene(once, CLP, 9, 0, (drawn) => {
    if (typeof drawn.self !== 'object' || Array.isArray(drawn.self)) return drawn;
    count += 1;
    const { reflect, ...rest } = drawn.self;
    return count === 1 ? { ...drawn, self: rest } : { ...drawn, self: { ...rest, reflect: reflect! } };
  });
  const mean = ({ surveys }: CohortResults) =>
    surveys
      .flatMap(({ scales }) => scales)
      .find(({ scale }) => scale === 'self-knowledge')!
      .waves.find(({ wave }) => wave === 'baseline');
  const hidden = { wave: 'baseline', shown: false, why: 'would-single-out' };
  expect([mean(before), mean(after)]).toEqual([hidden, hidden]);
});
