import type { Instant } from '../../domain/dates/instant.ts';
import type { Run } from './simulate.ts';

/** One person's year: answers after a reminder, books, answers month 3, never answers the others. */
export const REFERENCE: Pick<Run, 'seed' | 'people' | 'script'> = {
  seed: 1,
  people: 1,
  script: [
    { kind: 'answer', who: 0, touchpoint: 'baseline', at: '2019-05-30T01:30:00.000Z' as Instant },
    { kind: 'book', who: 0, at: '2019-09-01T01:30:00.000Z' as Instant },
    { kind: 'answer', who: 0, touchpoint: 'month-3', at: '2019-09-21T01:30:00.000Z' as Instant },
  ],
};
