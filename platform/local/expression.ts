import jsonata from 'jsonata';

/** What an expression can see: `$states.input`, `$states.result` and `$states.context`. */
export interface States {
  input: unknown;
  result?: unknown;
  context: unknown;
}

/** Ready to be evaluated. @throws `States.QueryEvaluationError`, as an error that a state may catch */
export type Expression = (states: States) => unknown;

interface Node {
  type: string;
  value: unknown;
  steps?: Node[];
  lhs?: Node;
  rhs?: Node;
}

/** The definition uses something this engine does not run. */
export class UnsupportedDefinition extends Error {
  override readonly name = 'UnsupportedDefinition';
}

/** An expression found nothing: an error in the cloud too, where a field that is left out could mean anything. */
class QueryEvaluationError extends Error {
  override readonly name = 'States.QueryEvaluationError';
}

/**
 * A field of a state: JSON in which a string `{% … %}` is a JSONata expression. Parsed by JSONata's own parser
 * and compiled once to plain functions, because evaluating costs 10 µs each and only two forms are used: a path
 * from `$states`, and a comparison of one with a literal. Any other form is refused.
 */
export function compileTemplate(template: unknown): Expression {
  if (typeof template === 'string') {
    const source = /^\{%([\s\S]*)%\}$/.exec(template)?.[1];
    return source === undefined ? () => template : compileExpression(source.trim());
  }
  if (Array.isArray(template)) {
    const parts = template.map(compileTemplate);
    return (states) => parts.map((part) => part(states));
  }
  if (typeof template !== 'object' || template === null) return () => template;
  const fields = Object.entries(template).map(([name, value]) => [name, compileTemplate(value)] as const);
  return (states) => {
    const object: Record<string, unknown> = {};
    for (const [name, value] of fields) object[name] = value(states);
    return object;
  };
}

function compileExpression(source: string): Expression {
  const node = parsed(source);
  if (node.type === 'path') {
    const path = compilePath(node, source);
    return (states) => {
      const value = path(states);
      if (value === undefined) throw new QueryEvaluationError(`{% ${source} %} found nothing.`);
      return value;
    };
  }
  if (node.type === 'binary' && node.value === '=' && node.lhs?.type === 'path' && isLiteral(node.rhs)) {
    const path = compilePath(node.lhs, source);
    const literal = node.rhs.value;
    return (states) => path(states) === literal;
  }
  throw unsupported(source, 'is of a form the local engine does not run');
}

function parsed(source: string): Node {
  try {
    return jsonata(source).ast() as Node;
  } catch (error) {
    throw unsupported(source, `cannot be read: ${(error as { message: string }).message}`);
  }
}

const unsupported = (source: string, why: string): UnsupportedDefinition =>
  new UnsupportedDefinition(`The expression {% ${source} %} ${why}.`);

const isLiteral = (node: Node | undefined): node is Node =>
  node?.type === 'string' || node?.type === 'number';

/** What a plain path and its steps are made of: predicates, sorting, grouping and the like come as more fields. */
const PLAIN: readonly string[] = ['type', 'value', 'position', 'steps'];

const isPlain = (node: Node): boolean => Object.keys(node).every((field) => PLAIN.includes(field));

function compilePath(path: Node, source: string): Expression {
  const [root, ...names] = path.steps ?? [];
  const isFromStates = root?.type === 'variable' && root.value === 'states' && isPlain(root);
  if (!isFromStates || !isPlain(path) || !names.every((step) => step.type === 'name' && isPlain(step))) {
    throw unsupported(source, 'must be a plain path from $states');
  }
  const keys = names.map((step) => String(step.value));
  return (states) => {
    let value: unknown = states;
    for (const key of keys) {
      // JSONata would ask each item; no input of ours has a list on the way.
      if (Array.isArray(value)) throw unsupported(source, 'leads through a list');
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as Record<string, unknown>)[key];
    }
    return value;
  };
}
