import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { compileTemplate, type States, UnsupportedDefinition } from '../../../platform/local/expression.ts';

const NAMES = ['kind', 'version', 'seconds', 'afterwards', 'Payload', 'Execution', 'Input'];

/** Values as a state's input or result can be, under the names that the expressions ask for. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('sleep', 'over', '', 0, 1, -1.5, true, false, null),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));
const record = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 5 });
const states = fc.record({ input: value, result: value, context: record }, { noNullPrototype: true });

const path = fc
  .tuple(fc.constantFrom('input', 'result', 'context'), fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }))
  .map(([root, names]) => ['$states', root, ...names].join('.'));
const comparison = fc
  .tuple(path, fc.constantFrom("'sleep'", '"over"', "''", '0', '1'))
  .map(([left, literal]) => `${left} = ${literal}`);

/** As JSONata itself evaluates it; its answers carry marks that are no part of the value. */
async function evaluated(source: string, given: States): Promise<unknown> {
  const answer: unknown = await jsonata(source).evaluate({}, { states: given });
  return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
}

/** Where JSONata would go on with each item. */
function leadsThroughList(source: string, given: States): boolean {
  const names = source.split(' = ')[0]!.split('.').slice(1);
  let value: unknown = given;
  for (const name of names) {
    if (Array.isArray(value)) return true;
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  return false;
}

const compiled = (source: string): ((given: States) => unknown) => compileTemplate(`{% ${source} %}`);

describe('an expression of the journey', () => {
  it.each([
    ['a path', path],
    ['a comparison with a literal', comparison],
  ])('%s answers what JSONata answers, whatever it is asked about (I11)', async (_, sources) => {
    await fc.assert(
      fc.asyncProperty(sources, states, async (source, given) => {
        const answer = () => compiled(source)(given);
        const expected = await evaluated(source, given);
        if (leadsThroughList(source, given)) expect(answer).toThrow(UnsupportedDefinition);
        else if (expected === undefined) expect(answer).toThrow('found nothing');
        else expect(answer()).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('that finds nothing is an error, as in the cloud, and never a missing field', () => {
    const given = { input: { kind: 'sleep' }, context: {} };
    expect(() => compileTemplate({ version: '{% $states.input.version %}' })(given)).toThrow(
      expect.objectContaining({ name: 'States.QueryEvaluationError' }),
    );
  });

  it('fills JSON of any depth, and leaves what is no expression as it is', () => {
    const template = { a: ['{% $states.input.n %}', 'n', 7, null, true], b: { c: '{%$states.input.o%}' } };
    expect(compileTemplate(template)({ input: { n: 3, o: { p: 1 } }, context: {} })).toEqual({
      a: [3, 'n', 7, null, true],
      b: { c: { p: 1 } },
    });
  });

  it.each([
    '$states.input.seconds + 1',
    '$states.input.seconds - 1',
    '$states.input.kind & "x"',
    '$states.input.seconds > 1',
    "$states.input.kind != 'sleep'",
    "$states.input.kind = 'a' or $states.input.kind = 'b'",
    "'sleep' = $states.input.kind",
    '$states.input.kind = $states.input.other',
    '$exists($states.input.kind)',
    '$string($states.input.kind)',
    "$states.input.kind = 'a' ? 1 : 2",
    '$states.input.list[0]',
    '$states.input.*',
    '$states.input.**',
    '$states.input.(kind)',
    '$states.input.{"a": kind}',
    '$states.input.list^(kind)',
    '$states.input.list@$x.kind',
    '$states.input.list#$i.kind',
    '$states.input.list[].kind',
    '($x := 1; $x)',
    '$other.input',
    '$states[0].input',
    'input.kind',
    '"text"',
    '7',
    '$uuid()',
    '$now()',
  ])('of the form %s is refused with a sentence', (source) => {
    expect(() => compiled(source)).toThrow(UnsupportedDefinition);
    expect(() => compiled(source)).toThrow(/^The expression \{% .+ %\} .+\.$/);
  });

  it('that cannot be parsed is refused with a sentence', () => {
    expect(() => compiled('$states.input.')).toThrow(UnsupportedDefinition);
  });
});
