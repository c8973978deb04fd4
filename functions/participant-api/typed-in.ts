/**
 * Browsers send line breaks as CR LF, whatever was typed. In what was pasted there are others, which nobody can see and
 * take out: those within a paragraph of a slide (VT) and of a note (U+2028).
 */
const LINE_BREAK = /\r\n|[\v\f\u0085\u2028\u2029]/g;

/** The texts of a form's fields of these names, line breaks as `\n`; those left empty are left out. */
export const typedIn = (form: URLSearchParams, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = form.get(name)?.replaceAll(LINE_BREAK, '\n').trim() ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
