import type { AskedWhen } from '../../../domain/surveys/survey-visibility.ts';
import {
  answersIn,
  answerTo,
  fieldOf,
  optionOf,
  type PageAnswers,
  type PageQuestion,
} from './form-answers.ts';
import type { Item } from './steps.ts';

/** An item with its part of the page. */
export interface PageItem extends Item {
  element: HTMLElement;
  /** What says what it asks, and takes the focus when it is reached. */
  heading: HTMLElement;
}

/** The survey as the page has it. */
export interface PageForm {
  form: HTMLFormElement;
  questions: PageQuestion[];
  items: PageItem[];
  sections: HTMLElement[];
  answers(): PageAnswers;
  fill(answers: PageAnswers): void;
}

/** Reads a page once; undefined when it has no survey. */
export function pageForm(): PageForm | undefined {
  const form = document.querySelector<HTMLFormElement>('form#survey');
  if (!form) return undefined;
  const sections = [...form.querySelectorAll<HTMLElement>('section')];
  const items: PageItem[] = [];
  const questions = [...form.querySelectorAll<HTMLElement>('[data-question]')].map(
    (element): PageQuestion => {
      const { question: name = '', type = '', when, required, allRows } = element.dataset;
      const section = sections.findIndex((one) => one.contains(element));
      const rows = [...element.querySelectorAll<HTMLElement>('fieldset.row')].map((row) => {
        const field = row.querySelector('input')?.name ?? '';
        const id = field.slice(fieldOf(name, '').length);
        items.push({ question: name, row: id, section, element: row, heading: row.querySelector('legend')! });
        return id;
      });
      const heading = element.querySelector<HTMLElement>('legend, .question')!;
      if (type !== 'matrix') items.push({ question: name, section, element, heading });
      return {
        name,
        type,
        rows,
        isRequired: required !== undefined,
        allRows: allRows !== undefined,
        ...(when === undefined ? {} : { visibleIf: JSON.parse(when) as AskedWhen }),
      };
    },
  );
  for (const { heading } of items) heading.tabIndex = -1;
  return {
    form,
    questions,
    items,
    sections,
    answers: () => answersIn(questions, new FormData(form)),
    fill(answers) {
      for (const item of items) fillItem(item, answers);
    },
  };
}

/** Only what differs is touched, so that a caret stays where somebody is typing. */
function fillItem({ element, question, row }: PageItem, answers: PageAnswers): void {
  const answer = answerTo(answers, question, row);
  for (const control of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
    if (control instanceof HTMLTextAreaElement) {
      const text = typeof answer === 'string' ? answer : '';
      if (control.value !== text && (text !== '' || control.value.trim() !== '')) control.value = text;
    } else {
      const option = optionOf(control.value);
      control.checked = Array.isArray(answer) ? answer.includes(option) : answer === option;
    }
  }
}
