import type { Principal } from '../middleware/principal.ts';

/** Whoever is going to see an answer. */
export type Viewer = Pick<Principal, 'scopes'>;

/** True for those who may see names, addresses, and what people typed. */
export const seesIdentities = ({ scopes }: Viewer): boolean => scopes.includes('staff/identities');
