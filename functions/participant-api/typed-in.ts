/** The texts of a form's fields of these names, line breaks as `\n`; those left empty are left out. */
export const typedIn = (form: URLSearchParams, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      // Browsers send line breaks as CR LF, whatever was typed.
      const text = form.get(name)?.replaceAll('\r\n', '\n').trim() ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
