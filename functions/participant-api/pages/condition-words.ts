import type { Question } from '../../../domain/surveys/survey.ts';

/** When a question is to be answered, for who sees all questions at once; undefined when always. */
export function conditionInWords(question: Question, all: readonly Question[]): string | undefined {
  const { visibleIf } = question;
  const source = all.find(({ name }) => name === visibleIf?.question);
  if (!visibleIf || !source) return undefined;
  return `Only if you chose ${answersOf(visibleIf, source)} at “${source.title}”`;
}

function answersOf({ is, atLeast, atMost }: Question['visibleIf'] & {}, source: Question): string {
  if (is && 'choices' in source) {
    const texts = is.map((value) => `“${source.choices.find((choice) => choice.value === value)?.text}”`);
    return new Intl.ListFormat('en-US', { type: 'disjunction' }).format(texts);
  }
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast} to ${atMost}`;
  return atLeast === undefined ? `${atMost} or less` : `${atLeast} or more`;
}
