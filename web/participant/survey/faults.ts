import type { PageItem } from './page-form.ts';

/** Says at the item that it has to be answered, as the server does. */
export function markMissing({ element, heading }: PageItem): void {
  const group = markable(element);
  if (group.classList.contains('wrong')) return;
  group.classList.add('wrong');
  const line = document.createElement('p');
  line.className = 'fault';
  line.id = `${group.querySelector('input, textarea')?.getAttribute('name')}-fault`;
  const isText = group.querySelector('textarea') !== null;
  line.textContent = isText ? 'Please write an answer.' : 'Please choose an answer.';
  heading.after(line);
  const described = group.querySelector('textarea') ?? group;
  described.setAttribute('aria-describedby', line.id);
}

/** Takes the fault away once something else is answered. */
export function unmark({ element }: PageItem): void {
  const group = markable(element);
  if (!group.classList.contains('wrong')) return;
  group.classList.remove('wrong');
  for (const line of group.querySelectorAll('.fault')) line.remove();
  const described = group.querySelector('textarea') ?? group;
  described.removeAttribute('aria-describedby');
  described.removeAttribute('aria-invalid');
}

/** By this script or by the server, which marks what a sent form lacked. */
export const isMarked = ({ element }: PageItem): boolean => markable(element).classList.contains('wrong');

/** A row is a fieldset itself; a question is the fieldset or field in its wrapper. */
const markable = (element: HTMLElement): HTMLElement =>
  element.matches('fieldset') ? element : (element.querySelector<HTMLElement>('fieldset, .field') ?? element);
