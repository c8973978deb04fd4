import type { RefusalCode } from '../../../domain/versions/refusal-code.ts';
import type { Refusal } from '../api/versions.ts';
import { count } from './moment.ts';

type Words = (about: { touchpoint: string; survey: string; question: string; people: string }) => string;

const WORDS: Readonly<Record<string, Words>> = {
  anchors: () => 'It counts from other dates than this cohort has.',
  holidays: () => 'It keeps other public holidays.',
  'goal-removed': () => 'It has no leadership goal, and people may have written one.',
  removed: ({ touchpoint, people }) =>
    `It does not have “${touchpoint}” any more, which has begun for ${people}.`,
  'other-kind': ({ touchpoint, people }) =>
    `It makes something else of “${touchpoint}”, which has begun for ${people}.`,
  'other-survey': ({ touchpoint, people }) =>
    `It asks another survey in “${touchpoint}”, which has begun for ${people}.`,
  'other-linking': ({ touchpoint, people }) =>
    `It changes whether answers to “${touchpoint}” are kept with the person; it has begun for ${people}.`,
  'has-sessions': ({ touchpoint }) => `Sessions of “${touchpoint}” are published, and it has none of them.`,
  scoring: ({ survey, question }) =>
    `It scores “${survey}” differently${question && ` (question “${question}”)`}. People have been asked it already, and their waves could not be compared.`,
  'question-type': ({ survey, question }) =>
    `It makes another kind of question of “${question}” in “${survey}”, which people have been asked. A new question needs a new name.`,
  options: ({ survey, question }) =>
    `It takes away answers of “${question}” in “${survey}” that somebody may have given.`,
  'unlinked-wave': ({ touchpoint }) =>
    `It changes the questions of “${touchpoint}” while people answer it. Its answers are kept without the person, and would tell who came before the change.`,
} satisfies Record<RefusalCode, Words>;

/** Why this cohort cannot have a version, in plain words; `titleOf` names a touchpoint or a survey. */
export const adoptionRefusalText = (
  { code, touchpoint = '', survey = '', question = '', people = 0 }: Refusal,
  titleOf: (id: string) => string,
): string =>
  (WORDS[code] ?? (() => 'It does not fit this cohort any more.'))({
    touchpoint: titleOf(touchpoint),
    survey: titleOf(survey),
    question,
    people: count(people, 'participant'),
  });
