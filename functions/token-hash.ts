import { hash } from 'node:crypto';

/** The SHA-256 of a link's token in hex: what is stored, as `linkKey(tokenHash(token))`. The token itself never is. */
export const tokenHash = (token: string): string => hash('sha256', token);
