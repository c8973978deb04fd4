import { describe, expect, it } from 'vitest';
import { compileDefinition } from '../../../platform/local/definition.ts';
import { UnsupportedDefinition } from '../../../platform/local/expression.ts';
import { journeyWorkflow, namedDefinition } from '../../../workflows/catalogue.ts';

type Json = Record<string, unknown>;

/** The journey's own definition with some of it changed. */
function changed(change: (definition: Json & { States: Record<string, Json> }) => void): () => unknown {
  const definition = JSON.parse(namedDefinition(journeyWorkflow));
  change(definition);
  return () => compileDefinition(JSON.stringify(definition));
}

const withState = (state: Json) =>
  changed(({ States }) => {
    States['Another state'] = state;
  });
const withField = (name: string, value: unknown, state = 'Decide') =>
  changed(({ States }) => {
    States[state]![name] = value;
  });

/** A refusal is one sentence for a person that names the place. */
function expectRefused(compile: () => unknown, place: string): void {
  expect(compile).toThrow(UnsupportedDefinition);
  expect(compile).toThrow(place);
}

describe('compiling a state machine', () => {
  it('takes the journey as it is', () => {
    const { startAt, states } = compileDefinition(namedDefinition(journeyWorkflow));
    expect(startAt).toBe('Decide');
    expect([...states.keys()]).toEqual(Object.keys(JSON.parse(journeyWorkflow.definition).States));
  });

  it.each([
    ['Map', { Type: 'Map', ItemProcessor: {}, End: true }],
    ['Parallel', { Type: 'Parallel', Branches: [], End: true }],
    ['Wait', { Type: 'Wait', Seconds: 5, Next: 'Decide' }],
    ['Pass', { Type: 'Pass', Next: 'Decide' }],
    ['Fail', { Type: 'Fail' }],
    ['no type at all', {}],
  ])('refuses a state of the type %s', (_, state) => {
    expectRefused(withState(state), 'Another state');
  });

  it.each([
    'Assign',
    'ResultPath',
    'InputPath',
    'HeartbeatSeconds',
    'TimeoutSecondsPath',
    'Credentials',
    'End',
    'QueryLanguage',
  ])('refuses the field %s of a task', (field) => {
    expectRefused(withField(field, '$'), 'Decide');
  });

  it.each(['arn:aws:states:::sns:publish', 'arn:aws:states:::lambda:invoke.sync', 'DecideFunctionArn'])(
    'refuses the resource %s',
    (resource) => {
      expectRefused(withField('Resource', resource), 'Decide → Resource');
    },
  );

  it.each([
    ['Retry', [{ ErrorEquals: ['States.ALL'] }]],
    ['Retry', undefined],
    ['TimeoutSeconds', undefined],
    ['Catch', [{ ErrorEquals: ['States.ALL'], Next: 'Decide', Assign: {} }]],
  ])('refuses a task whose %s is %j', (field, value) => {
    expectRefused(withField(field, value), 'Decide');
  });

  it('refuses a choice with anything but conditions', () => {
    const rule = { Variable: '$.kind', StringEquals: 'sleep', Next: 'Decide' };
    expectRefused(withField('Choices', [rule], 'What is next?'), 'What is next?');
    expectRefused(withField('Choices', [], 'What is next?'), 'What is next?');
    expectRefused(withField('Default', undefined, 'What is next?'), 'What is next?');
  });

  it('refuses another query language', () => {
    expectRefused(
      changed((definition) => {
        definition.QueryLanguage = 'JSONPath';
      }),
      'QueryLanguage',
    );
  });

  it.each([
    ['Next', withField('Next', 'Nowhere')],
    ['Catch', withField('Catch', [{ ErrorEquals: ['States.ALL'], Next: 'Nowhere' }], 'Sleep until then')],
    [
      'Choices',
      withField('Choices', [{ Condition: '{% $states.input.kind %}', Next: 'Nowhere' }], 'What is next?'),
    ],
    ['Default', withField('Default', 'Nowhere', 'What is next?')],
    ['StartAt', changed((definition) => Object.assign(definition, { StartAt: 'Nowhere' }))],
  ])('refuses a %s that leads nowhere (F35)', (_, compile) => {
    expectRefused(compile, 'leads to Nowhere, which does not exist.');
  });

  it('refuses an expression it does not run, wherever it stands', () => {
    const sum = '{% $states.input.seconds + 1 %}';
    expectRefused(withField('TimeoutSeconds', sum), sum);
    expectRefused(withField('Output', { a: [sum] }), sum);
    expectRefused(withField('Arguments', { FunctionName: 'decide', Payload: { a: sum } }), sum);
    expectRefused(withField('Choices', [{ Condition: sum, Next: 'Decide' }], 'What is next?'), sum);
    const catcher = { ErrorEquals: ['States.ALL'], Output: sum, Next: 'Decide' };
    expectRefused(withField('Catch', [catcher]), sum);
  });

  it('refuses what is no JSON', () => {
    expectRefused(() => compileDefinition('{'), 'not JSON');
  });
});

describe('the named definition', () => {
  it('has the name of a function in place of each ARN', () => {
    const named = namedDefinition(journeyWorkflow);
    expect(named).not.toContain('${');
    for (const name of ['decide', 'send', 'sleep']) expect(named).toContain(`"FunctionName": "${name}"`);
  });

  it('refuses a placeholder that stands for no function', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of a definition
    const definition = '{"FunctionName":"${OtherFunctionArn}"}';
    expect(() => namedDefinition({ definition, functions: {} })).toThrow('OtherFunctionArn');
  });
});
