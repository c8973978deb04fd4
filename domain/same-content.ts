/** Whether two pieces of plain data say the same, whatever order their properties stand in. */
export const isSameContent = (a: unknown, b: unknown): boolean => orderedJson(a) === orderedJson(b);

/** JSON with the properties of every object in order, so that equal content has equal text; undefined for undefined. */
export const orderedJson = (content: unknown): string | undefined =>
  JSON.stringify(content, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
