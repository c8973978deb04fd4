import * as z from 'zod';
import { compileTemplate, type Expression, UnsupportedDefinition } from './expression.ts';

/** One of a task's retries, times in seconds; the first that names the error counts. */
const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number(),
  BackoffRate: z.number(),
  MaxAttempts: z.int(),
  MaxDelaySeconds: z.number(),
  JitterStrategy: z.literal('FULL'),
});
export type Retrier = z.infer<typeof Retrier>;

const Catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()),
  Output: z.unknown().optional(),
  Next: z.string(),
});

const Task = z
  .strictObject({
    Type: z.literal('Task'),
    Comment: z.string().optional(),
    Resource: z.enum([
      'arn:aws:states:::lambda:invoke',
      'arn:aws:states:::lambda:invoke.waitForTaskToken',
      'arn:aws:states:::states:startExecution',
    ]),
    Arguments: z.record(z.string(), z.unknown()),
    TimeoutSeconds: z.union([z.number(), z.string()]),
    Retry: z.array(Retrier),
    Catch: z.array(Catcher).default([]),
    Output: z.unknown().optional(),
    Next: z.string().optional(),
    /** In place of Next: the execution has succeeded. */
    End: z.literal(true).optional(),
  })
  .refine((task) => (task.Next === undefined) !== (task.End === undefined), {
    error: 'a task has either Next or End',
  });

const Choice = z.strictObject({
  Type: z.literal('Choice'),
  Comment: z.string().optional(),
  Choices: z.array(z.strictObject({ Condition: z.string(), Next: z.string() })).min(1),
  Default: z.string(),
});

const Succeed = z.strictObject({ Type: z.literal('Succeed'), Comment: z.string().optional() });

const Definition = z.strictObject({
  Comment: z.string().optional(),
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  States: z.record(z.string(), z.discriminatedUnion('Type', [Task, Choice, Succeed])),
});

/** A state whose expressions are ready to be evaluated. `resource` says what a task calls, as its ARN names it. */
export type CompiledState =
  | {
      kind: 'task';
      resource: z.infer<typeof Task>['Resource'];
      arguments: Expression;
      timeoutSeconds: Expression;
      output: Expression | undefined;
      retry: Retrier[];
      catch: { errors: string[]; output: Expression | undefined; next: string }[];
      /** Undefined: the execution ends with it. */
      next: string | undefined;
    }
  | { kind: 'choice'; choices: { condition: Expression; next: string }[]; otherwise: string }
  | { kind: 'succeed' };

/** States by name. Every one that another leads to is there, or `compileDefinition` would have refused it. */
export interface CompiledDefinition {
  startAt: string;
  states: Map<string, CompiledState>;
}

/**
 * Reads a machine in the Amazon States Language and compiles its expressions. Only the states, fields and
 * resources that the journey uses are accepted: running half of a state would be worse than not starting.
 * @throws UnsupportedDefinition naming what is not supported.
 */
export function compileDefinition(source: string): CompiledDefinition {
  const parsed = Definition.safeParse(jsonOf(source));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(' → ')}: ${issue.message}`);
    throw new UnsupportedDefinition(`The local engine cannot run this state machine. ${faults.join('; ')}`);
  }
  const { StartAt, States } = parsed.data;
  const states = new Map(Object.entries(States).map(([name, state]) => [name, compileState(state)]));
  for (const [name, target] of [['StartAt', StartAt] as const, ...targetsOf(States)]) {
    if (!states.has(target))
      throw new UnsupportedDefinition(`${name} leads to ${target}, which does not exist.`);
  }
  return { startAt: StartAt, states };
}

function jsonOf(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new UnsupportedDefinition('The state machine is not JSON.', { cause: error });
  }
}

function compileState(state: z.infer<typeof Definition>['States'][string]): CompiledState {
  if (state.Type === 'Succeed') return { kind: 'succeed' };
  if (state.Type === 'Choice') {
    const choices = state.Choices.map((choice) => ({
      condition: compileTemplate(choice.Condition),
      next: choice.Next,
    }));
    return { kind: 'choice', choices, otherwise: state.Default };
  }
  return {
    kind: 'task',
    resource: state.Resource,
    arguments: compileTemplate(state.Arguments),
    timeoutSeconds: compileTemplate(state.TimeoutSeconds),
    output: 'Output' in state ? compileTemplate(state.Output) : undefined,
    retry: state.Retry,
    catch: state.Catch.map((catcher) => ({
      errors: catcher.ErrorEquals,
      output: 'Output' in catcher ? compileTemplate(catcher.Output) : undefined,
      next: catcher.Next,
    })),
    next: state.Next,
  };
}

function targetsOf(states: z.infer<typeof Definition>['States']): [string, string][] {
  return Object.entries(states).flatMap(([name, state]): [string, string][] => {
    if (state.Type === 'Succeed') return [];
    const next =
      state.Type === 'Choice'
        ? [...state.Choices.map((choice) => choice.Next), state.Default]
        : [...(state.Next ? [state.Next] : []), ...state.Catch.map((catcher) => catcher.Next)];
    return next.map((target) => [name, target]);
  });
}
