import validate from 'asl-validator';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { CONTACT_KINDS } from '../../domain/contacts/contact.ts';
import { journeyWorkflow } from '../../workflows/catalogue.ts';

interface State {
  Type: string;
  Arguments?: { Payload?: Record<string, string>; Input?: Record<string, string> };
  Retry?: { JitterStrategy?: string; MaxAttempts?: number; ErrorEquals: string[] }[];
  TimeoutSeconds?: unknown;
  Choices?: { Condition: string }[];
}

const definition: { States: Record<string, State> } = JSON.parse(journeyWorkflow.definition);
const states = Object.entries(definition.States);
const tasks = states.filter(([, state]) => state.Type === 'Task');

describe('the journey definition', () => {
  it('is valid Amazon States Language', () => {
    expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  });

  it('has only expressions that the JSONata of Step Functions can parse', () => {
    const expressions = [...journeyWorkflow.definition.matchAll(/"\{%(.+?)%\}"/g)].map(([, code]) => code!);
    expect(expressions.length).toBeGreaterThan(20);
    for (const code of expressions) expect(() => jsonata(JSON.parse(`"${code}"`))).not.toThrow();
  });

  it.each(tasks)(
    '%s ends by itself, and is tried again a bounded number of times at scattered moments',
    (_, task) => {
      expect(task.TimeoutSeconds).toBeDefined();
      expect(task.Retry).not.toHaveLength(0);
      for (const retry of task.Retry!) {
        expect(retry.JitterStrategy).toBe('FULL');
        expect(retry.MaxAttempts).toBeLessThanOrEqual(10);
      }
    },
  );

  it('does not take the end of a sleep for a failure to be tried again', () => {
    const errors = definition.States['Sleep until then']!.Retry!.flatMap((retry) => retry.ErrorEquals);
    expect(errors).not.toContain('States.Timeout');
    expect(errors).not.toContain('States.ALL');
  });

  it('chooses by one field and literals only', () => {
    const conditions = states.flatMap(([, state]) => state.Choices ?? []).map((choice) => choice.Condition);
    for (const condition of conditions)
      expect(condition).toMatch(/^\{% \$states\.input\.kind = '[a-z]+' %\}$/);
  });

  it('names the functions that the catalogue has, and no others', () => {
    const named = new Set([...journeyWorkflow.definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
    expect([...named].sort()).toEqual(Object.keys(journeyWorkflow.functions).sort());
  });

  it('passes on ids, numbers and times only, never a person (I10)', () => {
    const passed = new Set(
      tasks
        .flatMap(([, { Arguments }]) => Object.entries({ ...Arguments?.Payload, ...Arguments?.Input }))
        .map(String),
    );
    const input = (name: string) => `${name},{% $states.context.Execution.Input.${name} %}`;
    expect([...passed].sort()).toEqual(
      [
        input('participantId'),
        input('cohortId'),
        input('generation'),
        'generation,{% $states.input.generation %}',
        'startedAt,{% $states.context.Execution.StartTime %}',
        'version,{% $states.input.version %}',
        'token,{% $states.context.Task.Token %}',
        ...CONTACT_KINDS.map((kind) => `kind,${kind}`),
      ].sort(),
    );
  });

  it('gives every function the same ids, and its own literal', () => {
    for (const [name, { Arguments }] of tasks) {
      if (!Arguments?.Payload) continue;
      expect(Object.keys(Arguments.Payload).slice(0, 4), name).toEqual([
        'participantId',
        'cohortId',
        'generation',
        'startedAt',
      ]);
      const kind = /^Send (.+)$/.exec(name)?.[1];
      expect(Arguments.Payload.kind).toBe(kind);
    }
  });
});
