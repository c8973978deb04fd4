import type { Instant } from '../../domain/dates/instant.ts';
import { newLinkTarget, withLinkRequest } from '../../domain/links/new-link.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { type Person, putParticipant } from '../records.ts';

/** What became of the wish for a new link. `over`: for whoever withdrew, or when the last page of the year is closed. */
export type NewLink =
  | { kind: 'asked'; participant: Participant; isForYear: boolean }
  | { kind: 'too-often' }
  | { kind: 'over' };

/** Asks for a new link in the name of a person; `wanted` is the touchpoint of the old link. */
export function askForLink(
  { participant: { doc }, cohort, program }: Person,
  wanted: string | undefined,
  now: Instant,
): NewLink {
  const target = newLinkTarget(timetable(program.program, cohort.doc, doc), doc, now, wanted);
  if (!target || doc.status.kind === 'withdrawn') return { kind: 'over' };
  const participant = withLinkRequest(doc, target, now);
  return participant
    ? { kind: 'asked', participant, isForYear: target.purpose === 'year' }
    : { kind: 'too-often' };
}

/** What has to be written for a new link to be mailed, by a journey that is woken; nothing where none is. */
export function newLinkWrites(
  person: Person,
  asked: NewLink,
  now: Instant,
): Required<Pick<Answer, 'writes' | 'wake'>> {
  if (asked.kind !== 'asked') return { writes: [], wake: [] };
  const { version } = person.participant;
  return {
    writes: [putParticipant(person, asked.participant, version, now)],
    wake: [asked.participant.id],
  };
}
