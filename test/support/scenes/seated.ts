import type { Instant } from '../../../domain/dates/instant.ts';
import { standing } from '../../../domain/progress/standing.ts';
import { book } from '../../../domain/sessions/booking.ts';
import { loadFocusGroup, loadPerson, putFocusGroup, putParticipant } from '../../../functions/records.ts';
import type { StaffWorld } from './staff.ts';

const BOOKING_OPEN = '2027-07-12T15:00:00.000Z' as Instant;

const idIn = (path: string): string => path.split('/').at(-1)!;

/** Books a seat as the participant API does, for a person and in a session that are named by their paths. */
export async function seat({ ports }: StaffWorld, person: string, session: string): Promise<void> {
  const { documents, clock } = ports;
  clock.moveTo(BOOKING_OPEN);
  const loaded = await loadPerson(documents, idIn(person));
  const { doc: participant, version } = loaded.participant;
  const group = await loadFocusGroup(documents, idIn(session), participant.cohortId);
  const at = standing(loaded.program.program, loaded.cohort.doc, participant, 'focus-group', BOOKING_OPEN);
  const after = book(participant, at, group.doc, BOOKING_OPEN);
  await documents.write([
    putParticipant(loaded, after.participant, version, BOOKING_OPEN),
    putFocusGroup(after.group, group.version),
  ]);
}
