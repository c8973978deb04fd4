import { nameOrder } from '../../../domain/name-order.ts';

/** What somebody is called, for whoever may see names; the id, which says nothing, for others. */
export const personText = ({ name, id }: { name?: string; id: string }): string =>
  name ?? `Participant ${id}`;

/** By name, as a list of people is read. */
export const byName = (a: { name?: string; id: string }, b: { name?: string; id: string }): number =>
  nameOrder(personText(a), personText(b));
