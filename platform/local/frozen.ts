/** Whether lists are made unchangeable too. */
let freezesLists = false;

/**
 * From now on nobody can change a list of a stored document either. For tests, which find whoever tries: every use of a
 * frozen list takes several times as long, so where programs run they are shared as they are.
 */
export function freezeLists(): void {
  freezesLists = true;
}

/** The value itself, which nobody can change any more; as for lists, see `freezeLists`. */
export const freeze = <T>(value: T): T =>
  freezesLists || !Array.isArray(value) ? Object.freeze(value) : value;

/**
 * The same plain data, unchangeable from here on, so that readers can share it. Parts that are frozen already are
 * not looked into again: of a document that was made from an earlier one, only what is new costs anything. `before` is
 * that earlier one, frozen: parts that are the very same as its own are passed over without asking them.
 */
export function frozen<T>(value: T, before?: unknown): T {
  if (value === before || typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const earlier = (typeof before === 'object' ? before : undefined) as Parts | null | undefined;
  // The names of a list's places would each be made as a text.
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) frozen(value[index], earlier?.[index]);
  } else {
    for (const key in value) if (typeof value[key] === 'object') frozen(value[key], earlier?.[key]);
  }
  return freeze(value);
}

type Parts = Record<string | number, unknown>;
