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
  return Object.freeze(value);
}

type Parts = Record<string | number, unknown>;
