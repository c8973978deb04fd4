import jsonata from 'jsonata';

/** What an expression can see: `$states.input`, `$states.result` and `$states.context`. */
export interface States {
  input: unknown;
  result?: unknown;
  context: unknown;
}

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
  return (states) => Object.fromEntries(fields.map(([name, value]) => [name, value(states)]));
}

function compileExpression(source: string): Expression {
  const node = jsonata(source).ast() as Node;
  if (node.type === 'path') return compilePath(node, source);
  if (node.type === 'binary' && node.value === '=' && node.lhs?.type === 'path' && isLiteral(node.rhs)) {
    const path = compilePath(node.lhs, source);
    const literal = node.rhs.value;
    return (states) => path(states) === literal;
  }
  throw new UnsupportedDefinition(
    `The expression {% ${source} %} is of a form the local engine does not run.`,
  );
}

const isLiteral = (node: Node | undefined): node is Node =>
  node?.type === 'string' || node?.type === 'number';

function compilePath({ steps = [] }: Node, source: string): Expression {
  const [root, ...names] = steps;
  if (root?.type !== 'variable' || root.value !== 'states' || names.some((step) => step.type !== 'name')) {
    throw new UnsupportedDefinition(`The expression {% ${source} %} must be a path from $states.`);
  }
  const keys = names.map((step) => String(step.value));
  return (states) => {
    let value: unknown = states;
    for (const key of keys) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as Record<string, unknown>)[key];
    }
    return value;
  };
}
