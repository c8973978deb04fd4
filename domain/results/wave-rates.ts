import { mayHaveReached } from '../contacts/contact.ts';
import type { CohortRecords } from '../files/cohort-records.ts';
import { nameOrder } from '../name-order.ts';
import { type Outcome, outcomesOf } from './outcomes.ts';

/** How a touchpoint went: everybody enrolled is in exactly one of the counts. */
export interface WaveRates {
  wave: string;
  kind: 'survey' | 'focus-group';
  title: string;
  enrolled: number;
  /** Who got a mail about it, or may have. */
  invited: number;
  counts: Partial<Record<Outcome, number>>;
  /** Answered or attended (where nobody recorded it, had a seat), of those enrolled before it closed; 0 to 1, absent where there is nobody. */
  rate?: number;
  /** Those who can still act, or missed it, by name, with what became of them. */
  missing: { participantId: string; name: string; outcome: Outcome }[];
}

const FINISHED: readonly Outcome[] = ['answered', 'attended', 'not-recorded'];

/** How many answered or attended; a seat counts as well where nobody recorded who came. */
export const finished = ({ counts }: WaveRates): number =>
  FINISHED.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

/** How many were enrolled before it closed. */
export const inTime = ({ enrolled, counts }: WaveRates): number => enrolled - (counts['not-asked'] ?? 0);

/** Of every touchpoint, in the order of the program. */
export async function waveRates(
  records: Pick<CohortRecords, 'cohort' | 'program' | 'now' | 'participants'>,
): Promise<WaveRates[]> {
  const { cohort, program, now } = records;
  const waves = program.program.touchpoints.map(
    ({ id, kind, title }): WaveRates => ({
      wave: id,
      kind,
      title,
      enrolled: 0,
      invited: 0,
      counts: {},
      missing: [],
    }),
  );
  for await (const participant of records.participants()) {
    const outcomes = outcomesOf(program.program, cohort, participant, now);
    for (const wave of waves) {
      const outcome = outcomes.get(wave.wave)!;
      wave.enrolled += 1;
      wave.counts[outcome] = (wave.counts[outcome] ?? 0) + 1;
      const isInvited = participant.contacts.some(
        (contact) => contact.touchpoint === wave.wave && mayHaveReached(contact),
      );
      if (isInvited) wave.invited += 1;
      if (outcome === 'not-asked' || FINISHED.includes(outcome)) continue;
      wave.missing.push({ participantId: participant.id, name: participant.name, outcome });
    }
  }
  for (const { missing } of waves) missing.sort((a, b) => nameOrder(a.name, b.name));
  return waves.map((wave) => (inTime(wave) === 0 ? wave : { ...wave, rate: finished(wave) / inTime(wave) }));
}
