import {
  type Answer,
  type Answers,
  type Question,
  questionsOf,
  type SurveyDefinition,
} from '../domain/surveys/survey.ts';
import { withoutHidden } from '../domain/surveys/survey-visibility.ts';
import type { Seeded } from './seeded.ts';

const COMMENTS = [
  'More time with the case studies, please.',
  'Our team meets at seven; that is when I tried it first.',
  'Hiring, and what it does to everybody else’s week.',
  '= what we said in the group: less, but regularly',
  'Peer mentoring was the best part,\nand I would not have guessed it.',
  'The budget. "Flat" is a generous word for it.',
];

/** One in four writes something where nothing has to be written. */
const WRITES = 0.25;

/** Answers that the definition accepts, as one person gives them: around a level of their own. */
export function drawAnswers(random: Seeded, survey: SurveyDefinition): Answers {
  const level = 0.35 + random.next() * 0.4;
  const answers: Answers = {};
  const questions = questionsOf(survey);
  for (const question of questions) {
    const answer = draw(random, question, level);
    if (answer !== undefined) answers[question.name] = answer;
  }
  return withoutHidden(questions, answers);
}

function draw(random: Seeded, question: Question, level: number): Answer | undefined {
  const around = (count: number): number => {
    const place = (level + (random.next() + random.next() - 1) * 0.5) * count;
    return Math.max(0, Math.min(count - 1, Math.floor(place)));
  };
  switch (question.type) {
    case 'comment': {
      if (!question.isRequired && !random.chance(WRITES)) return undefined;
      return random.pick(COMMENTS).slice(0, question.maxLength);
    }
    case 'rating':
      return question.rateMin + around(question.rateMax - question.rateMin + 1);
    case 'radiogroup':
      return random.pick(question.choices).value;
    case 'checkbox': {
      const first = Math.floor(random.next() * question.choices.length);
      const count = Math.min(1 + Math.floor(random.next() * 3), question.maxSelectedChoices ?? 3);
      return question.choices.slice(first, first + count).map(({ value }) => value);
    }
    case 'matrix':
      return Object.fromEntries(
        question.rows.map((row) => [row.value, question.columns[around(question.columns.length)]!.value]),
      );
  }
}
