import { isSame, type PageAnswer, type PageAnswers, type PageQuestion } from './form-answers.ts';

/**
 * What two devices have made of the same draft, as one: what only one of them changed since `base` is taken from
 * that one, row by row in a matrix. What both changed is as it is here, where somebody is typing, except that of
 * two texts neither is dropped.
 */
export function mergedAnswers(
  questions: readonly Pick<PageQuestion, 'name' | 'type'>[],
  base: PageAnswers,
  here: PageAnswers,
  there: PageAnswers,
): PageAnswers {
  return Object.fromEntries(
    questions.flatMap(({ name, type }): [string, PageAnswer][] => {
      const answer = merged(type, base[name], here[name], there[name]);
      return answer === undefined ? [] : [[name, answer]];
    }),
  );
}

type Maybe = PageAnswer | undefined;

function merged(type: string, base: Maybe, here: Maybe, there: Maybe): Maybe {
  if (isSame(here, there) || isSame(there, base)) return here;
  if (isSame(here, base)) return there;
  if (type === 'matrix') return mergedRows(rowsOf(base), rowsOf(here), rowsOf(there));
  if (type === 'comment') return bothTexts(String(here ?? ''), String(there ?? ''));
  return here ?? there;
}

type Rows = Record<string, string | number>;

const rowsOf = (answer: Maybe): Rows => (typeof answer === 'object' && !Array.isArray(answer) ? answer : {});

function mergedRows(base: Rows, here: Rows, there: Rows): Rows {
  const rows = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  return Object.fromEntries(
    rows.flatMap((row): [string, string | number][] => {
      const cell = here[row] === base[row] ? there[row] : (here[row] ?? there[row]);
      return cell === undefined ? [] : [[row, cell]];
    }),
  );
}

function bothTexts(here: string, there: string): string {
  if (here.includes(there)) return here;
  return there.includes(here) ? there : `${here}\n\n${there}`;
}
