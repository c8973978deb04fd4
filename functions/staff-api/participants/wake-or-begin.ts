import type { Participant } from '../../../domain/participants/participant.ts';
import type { Answer } from '../../middleware/endpoint.ts';

/**
 * What a change does to the journey of a participant, as they were `before` it: wakes it, or begins another where it was
 * over and nobody sleeps whom one could wake. Somebody may be waiting for the mail that follows.
 */
export const wakeOrBegin = (before: Participant): Pick<Answer, 'wake' | 'begin'> =>
  before.dueAt === undefined ? { begin: [before] } : { wake: [before.id] };
