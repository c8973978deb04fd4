import type { Participant } from '../participants/participant.ts';
import { type Outcome, outcomesOf } from '../results/outcomes.ts';
import type { CohortRecords, Reader } from './cohort-records.ts';

/** A participant as the files about people have them. */
interface FilePerson {
  key: string;
  participant: Participant;
  outcomes: Map<string, Outcome>;
}

/** People whose documents are read at a time. */
const MOST_AT_ONCE = 500;

/**
 * Everybody. Up to five hundred stand in the order of their keys, larger cohorts in such groups: nobody is known by
 * when they enrolled.
 */
export async function* filePeople(records: CohortRecords, reader: Reader): AsyncGenerator<FilePerson> {
  const { cohort, program, now } = records;
  let group: FilePerson[] = [];
  const sorted = () => group.sort((a, b) => (a.key < b.key ? -1 : 1));
  for await (const participant of records.participants()) {
    const outcomes = outcomesOf(program.program, cohort, participant, now);
    group.push({ key: reader.keyOf(participant.id), participant, outcomes });
    if (group.length < MOST_AT_ONCE) continue;
    yield* sorted();
    group = [];
  }
  yield* sorted();
}

/** Columns that say who it is, for readers who may know. */
export const identityHeader = ({ identities }: Reader): string[] => (identities ? ['name', 'email'] : []);

/** The cells below `identityHeader`: none for a reader who may not know. */
export const identityCells = ({ identities }: Reader, { name, email }: Participant): string[] =>
  identities ? [name, email] : [];
