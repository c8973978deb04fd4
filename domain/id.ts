import * as z from 'zod';

/** Lower-case base 32 without the letters that are mistaken for digits (Crockford). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id of ours: a short prefix for people who read logs, and 80 random bits. */
const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}-[0-9a-hj-km-np-tv-z]{16}$`), { error: 'id-format' });

export const CohortId = idOf('c').brand<'CohortId'>();
export type CohortId = z.infer<typeof CohortId>;
export const ParticipantId = idOf('p').brand<'ParticipantId'>();
export type ParticipantId = z.infer<typeof ParticipantId>;
export const FocusGroupId = idOf('g').brand<'FocusGroupId'>();
export type FocusGroupId = z.infer<typeof FocusGroupId>;
export const ResponseId = idOf('r').brand<'ResponseId'>();
export type ResponseId = z.infer<typeof ResponseId>;

/** Where random bytes come from; the platform's in production, a seed's in tests. */
export type RandomBytes = (count: number) => Uint8Array;

function newId(prefix: string, random: RandomBytes): string {
  let text = '';
  for (const byte of random(16)) text += ALPHABET[byte % 32];
  return `${prefix}-${text}`;
}

export const newCohortId = (random: RandomBytes) => newId('c', random) as CohortId;
export const newParticipantId = (random: RandomBytes) => newId('p', random) as ParticipantId;
export const newFocusGroupId = (random: RandomBytes) => newId('g', random) as FocusGroupId;
export const newResponseId = (random: RandomBytes) => newId('r', random) as ResponseId;
/** A name in files that tells nothing about whose it is. */
export const newKey = (random: RandomBytes): string => newId('k', random);
