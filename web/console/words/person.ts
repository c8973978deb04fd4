/** What somebody is called, for whoever may see names; the id, which says nothing, for others. */
export const personText = ({ name, id }: { name?: string; id: string }): string =>
  name ?? `Participant ${id}`;

const inOrder = new Intl.Collator('en', { numeric: true });

/** By name, as a list of people is read; made once, because 10,000 are compared. */
export const byName = (a: { name?: string; id: string }, b: { name?: string; id: string }): number =>
  inOrder.compare(personText(a), personText(b));
