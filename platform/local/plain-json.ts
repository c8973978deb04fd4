/**
 * The document as JSON would give it back, unchangeable from here on. What is plain already is shared, not copied:
 * parts that are frozen are not looked into again, so a document that was made from an earlier one costs only what
 * is new. `before` is that earlier one, as it came from here: parts that are its own are passed over without asking them.
 * @throws TypeError for what JSON cannot hold (BigInt, a cycle)
 */
export function plainJson<T extends object>(doc: T, before?: object): T {
  if (freezePlain(doc, 0, before)) return doc;
  const copy = JSON.parse(JSON.stringify(doc)) as T;
  freezePlain(copy, Number.NEGATIVE_INFINITY, undefined);
  return copy;
}

/** Deeper than any document of ours: a cycle, or something for JSON to judge. */
const DEEPEST = 100;

/** Freezes it from the inside. False as soon as something is not what JSON would give back. */
function freezePlain(value: unknown, depth: number, before: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return value === null || value === before || freezeObject(value, depth, before);
    default:
      return false;
  }
}

function freezeObject(value: object, depth: number, before: unknown): boolean {
  if (depth > DEEPEST) return false;
  const isList = Array.isArray(value);
  if (!isList && Object.getPrototypeOf(value) !== Object.prototype) return false;
  if (Object.isFrozen(value)) return true;
  const earlier = (typeof before === 'object' ? before : undefined) as Parts | null | undefined;
  if (isList) {
    for (let index = 0; index < value.length; index += 1) {
      if (!freezePlain(value[index], depth + 1, earlier?.[index])) return false;
    }
  } else {
    for (const key in value) {
      if (!freezePlain((value as Parts)[key], depth + 1, earlier?.[key])) return false;
    }
  }
  Object.freeze(value);
  return true;
}

type Parts = Record<string | number, unknown>;
