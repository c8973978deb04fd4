/** A column's name, numbered where it is taken (`status__2`): programs name columns, too. Adds it to what is taken. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}__${number}`;
  taken.add(free);
  return free;
}
