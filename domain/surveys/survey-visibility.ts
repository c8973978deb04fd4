/** When a question is asked, as `Condition` in a definition says it. Free of everything that a browser lacks. */
export interface AskedWhen {
  question: string;
  is?: readonly (string | number)[] | undefined;
  atLeast?: number | undefined;
  atMost?: number | undefined;
}

/** As much of a question as decides whether it is asked. */
interface Conditional {
  name: string;
  visibleIf?: AskedWhen | undefined;
}

/**
 * The questions that are asked, given the answers so far (of any shape, as they came in), in their order. What a
 * hidden question was answered decides nothing, so a question that depends on a hidden one is hidden too. Pure,
 * and the same on the server and in the browser.
 */
export function shownQuestions<One extends Conditional>(
  questions: readonly One[],
  answers: Readonly<Record<string, unknown>>,
): One[] {
  const shown = new Map<string, One>();
  for (const question of questions) {
    const { visibleIf } = question;
    const source = visibleIf?.question ?? '';
    const isAnswered = shown.has(source) && Object.hasOwn(answers, source);
    if (!visibleIf || (isAnswered && holds(visibleIf, answers[source]))) shown.set(question.name, question);
  }
  return [...shown.values()];
}

/** The answers without those to questions that are hidden; what belongs to no question stays. */
export function withoutHidden<Value>(
  questions: readonly Conditional[],
  answers: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const shown = new Set(shownQuestions(questions, answers).map(({ name }) => name));
  const hidden = new Set(questions.map(({ name }) => name).filter((name) => !shown.has(name)));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !hidden.has(name)));
}

function holds({ is, atLeast, atMost }: AskedWhen, answer: unknown): boolean {
  if (is) return (Array.isArray(answer) ? answer : [answer]).some((one) => is.includes(one));
  if (typeof answer !== 'number') return false;
  return answer >= (atLeast ?? answer) && answer <= (atMost ?? answer);
}
