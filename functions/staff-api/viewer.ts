import type { Principal } from '../middleware/principal.ts';

/** Whoever is going to see an answer. */
export type Viewer = Pick<Principal, 'scopes'>;

/** True for those who may see names, addresses, and what people typed. */
export const seesIdentities = ({ scopes }: Viewer): boolean => scopes.includes('staff/identities');

/** What they may have of people in files and results: who it is, and what somebody wrote in their own words. */
export const rightsOf = (viewer: Viewer): { identities: boolean; freeText: boolean } => ({
  identities: seesIdentities(viewer),
  freeText: viewer.scopes.includes('staff/results'),
});
