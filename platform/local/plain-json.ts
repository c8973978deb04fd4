/**
 * The document as JSON would give it back, unchangeable from here on. What is plain already is shared, not copied:
 * parts that are frozen are not looked into again, so a document that was made from an earlier one costs only what
 * is new. @throws TypeError for what JSON cannot hold (BigInt, a cycle)
 */
export function plainJson<T extends object>(doc: T): T {
  if (freezePlain(doc, 0)) return doc;
  const copy = JSON.parse(JSON.stringify(doc)) as T;
  freezePlain(copy, Number.NEGATIVE_INFINITY);
  return copy;
}

/** Deeper than any document of ours: a cycle, or something for JSON to judge. */
const DEEPEST = 100;

/** Freezes it from the inside. False as soon as something is not what JSON would give back. */
function freezePlain(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return value === null || freezeObject(value, depth);
    default:
      return false;
  }
}

function freezeObject(value: object, depth: number): boolean {
  if (depth > DEEPEST) return false;
  const isList = Array.isArray(value);
  if (!isList && Object.getPrototypeOf(value) !== Object.prototype) return false;
  if (Object.isFrozen(value)) return true;
  if (isList) {
    for (let index = 0; index < value.length; index += 1) {
      if (!freezePlain(value[index], depth + 1)) return false;
    }
  } else {
    for (const key in value) {
      if (!freezePlain((value as Record<string, unknown>)[key], depth + 1)) return false;
    }
  }
  Object.freeze(value);
  return true;
}
