const TOKEN =
  /[\t\n\r ]*(?:"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{}:,]|$)/uy;

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or the end' | 'nothing more';

/**
 * Where a text stops being JSON (RFC 8259), and what would be right there. `JSON.parse` knows that it does,
 * but names the place in some of its messages only. Undefined when the text is JSON.
 */
export function jsonErrorOffset(text: string): { offset: number; expected: Expected } | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length > 0 ? ', or the end' : 'nothing more');
  TOKEN.lastIndex = 0;
  for (;;) {
    const start = TOKEN.lastIndex;
    const offset = start + /^[\t\n\r ]*/.exec(text.slice(start))![0].length;
    const token = TOKEN.exec(text)?.[0].trim();
    if (token === '') return expected === 'nothing more' ? undefined : { offset: text.length, expected };
    const accepted = token === undefined ? undefined : next(token);
    if (!accepted) return { offset, expected };
    expected = accepted;
  }

  function next(token: string): Expected | undefined {
    const inMap = open.at(-1) === '{';
    if (expected.startsWith('value') && (token === '{' || token === '[')) {
      open.push(token);
      return token === '{' ? 'name or }' : 'value or ]';
    }
    if (
      (expected === ', or the end' || expected === (inMap ? 'name or }' : 'value or ]')) &&
      open.length > 0
    ) {
      if (token === (inMap ? '}' : ']')) {
        open.pop();
        return afterValue();
      }
      if (token === ',' && expected === ', or the end') return inMap ? 'name' : 'value';
    }
    if (expected.startsWith('name')) return token.startsWith('"') ? ':' : undefined;
    if (expected === ':') return token === ':' ? 'value' : undefined;
    return expected.startsWith('value') && /^["\-\dtfn]/.test(token) ? afterValue() : undefined;
  }
}
