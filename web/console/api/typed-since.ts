/**
 * What is in the fields of a form whose content has been stored: what was sent as it is stored now, and what has been
 * typed over it since.
 */
export const typedSince = <Fields extends object>(typed: Fields, sent: Fields, stored: Fields): Fields => {
  const names = Object.keys(stored) as (keyof Fields)[];
  const since = names.filter((name) => typed[name] !== sent[name]);
  return { ...stored, ...Object.fromEntries(since.map((name) => [name, typed[name]])) };
};
