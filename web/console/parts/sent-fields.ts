type Field = HTMLInputElement | HTMLSelectElement;

/** What the fields of a form had in them when it was sent. */
export type SentFields = ReadonlyMap<Field, string>;

const isBox = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'checkbox';

const contentOf = (field: Field): string => (isBox(field) ? String(field.checked) : field.value);

const fieldsIn = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (one): one is Field => one instanceof HTMLInputElement || one instanceof HTMLSelectElement,
  );

/** What is in a form at this moment. */
export const sentFields = (form: HTMLFormElement): SentFields =>
  new Map(fieldsIn(form).map((field) => [field, contentOf(field)]));

/** Puts the fields back to what they began with, but for those into which something else has been typed since. */
export function emptySent(form: HTMLFormElement, sent: SentFields): void {
  const since = fieldsIn(form)
    .filter((field) => contentOf(field) !== sent.get(field))
    .map((field) => ({ field, content: contentOf(field) }));
  form.reset();
  for (const { field, content } of since) {
    if (isBox(field)) field.checked = content === 'true';
    else field.value = content;
  }
}
