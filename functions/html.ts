/** A piece of HTML that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | false | undefined | readonly Part[];

/**
 * A template whose values are escaped, unless they are themselves `Html`; lists are joined, `false` and
 * undefined leave nothing. Attribute values must be in double quotes.
 */
export const html = (texts: TemplateStringsArray, ...values: Part[]): Html => ({
  html: texts.map((text, index) => text + rendered(values[index])).join(''),
});

function rendered(part: Part): string {
  if (part === false || part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map(rendered).join('');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
