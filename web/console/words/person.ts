/** What somebody is called, for whoever may see names; the id, which says nothing, for others. */
export const personText = ({ name, id }: { name?: string; id: string }): string =>
  name ?? `Participant ${id}`;
