import * as z from 'zod';

/** Lower-case base 32 without the letters that are mistaken for digits (Crockford). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id of ours: a short prefix for people who read logs, and 80 random bits. */
const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}-[0-9a-hj-km-np-tv-z]{16}$`), { error: 'id-format' });

/** Drawn when the cohort is made; in the path of nearly every call of the staff API. */
export const CohortId = idOf('c').brand<'CohortId'>();
export type CohortId = z.infer<typeof CohortId>;

/** Of a person in one cohort: somebody who takes part in two has two. Tells nothing about whose it is. */
export const ParticipantId = idOf('p').brand<'ParticipantId'>();
export type ParticipantId = z.infer<typeof ParticipantId>;

/** Of one session, not of the touchpoint it belongs to. */
export const FocusGroupId = idOf('g').brand<'FocusGroupId'>();
export type FocusGroupId = z.infer<typeof FocusGroupId>;

/** Of the answers of one wave: random where they are unlinked, else made of person and touchpoint (`responseIdOf`). */
export const ResponseId = idOf('r').brand<'ResponseId'>();
export type ResponseId = z.infer<typeof ResponseId>;

/** Where random bytes come from; the platform's in production, a seed's in tests. */
export type RandomBytes = (count: number) => Uint8Array;

function newId(prefix: string, random: RandomBytes): string {
  let text = '';
  for (const byte of random(16)) text += ALPHABET[byte % 32];
  return `${prefix}-${text}`;
}

/** 80 random bits: no two are the same, so nobody looks whether one is taken. Likewise the others below. */
export const newCohortId = (random: RandomBytes) => newId('c', random) as CohortId;

/** The same person in another cohort gets another one. */
export const newParticipantId = (random: RandomBytes) => newId('p', random) as ParticipantId;

/** One for each session that staff publish. */
export const newFocusGroupId = (random: RandomBytes) => newId('g', random) as FocusGroupId;

/** For an unlinked response from chance; any other is made from fixed bytes, so that a second one meets the first. */
export const newResponseId = (random: RandomBytes) => newId('r', random) as ResponseId;
/** A name in files that tells nothing about whose it is. */
export const newKey = (random: RandomBytes): string => newId('k', random);
