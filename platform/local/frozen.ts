/**
 * The same plain data, unchangeable from here on, so that readers can share it. Parts that are frozen already are
 * not looked into again: of a document that was made from an earlier one, only what is new costs anything.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  // The names of a list's places would each be made as a text.
  if (Array.isArray(value)) for (const one of value) frozen(one);
  else for (const key in value) if (typeof value[key] === 'object') frozen(value[key]);
  return Object.freeze(value);
}
