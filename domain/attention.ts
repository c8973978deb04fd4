import type { Cohort } from './cohort.ts';
import { type ContactKind, contactId } from './contact.ts';
import type { ParticipantId } from './id.ts';
import { type Instant, plusSeconds } from './instant.ts';
import type { Participant } from './participant.ts';
import type { Program } from './program.ts';
import { timetable } from './timetable.ts';

/**
 * Something that only a person can put right. `unknown-contact`: nobody can say whether it was sent; `refused-contact`:
 * it will not be tried again; `undeliverable`: mail to the address comes back; `no-time-suits`: none of the sessions
 * offered; `no-sessions`: booking opens soon, or is open, and there is nothing to book.
 */
export type Attention =
  | {
      kind: 'unknown-contact' | 'refused-contact';
      participantId: ParticipantId;
      since: Instant;
      contactId: string;
      touchpoint: string;
      contact: ContactKind;
      number: number;
      reason: string;
    }
  | { kind: 'undeliverable'; participantId: ParticipantId; since: Instant; reason: string }
  | { kind: 'no-time-suits'; participantId: ParticipantId; since: Instant; touchpoint: string }
  | { kind: 'no-sessions'; touchpoint: string; opensAt: Instant; closesAt: Instant };

/** How long before a focus group can be booked its missing sessions are worth a word: time to find a room. */
const SOON_S = 28 * 86_400;

/** What needs a person about one participant, in the order of the log; nothing about one who has withdrawn. */
export function attentionOf(participant: Participant): Attention[] {
  const { id: participantId, status, mail, contacts, touchpoints } = participant;
  if (status.kind === 'withdrawn') return [];
  const list: Attention[] = [];
  if (mail.kind === 'undeliverable') {
    list.push({ kind: 'undeliverable', participantId, since: mail.at, reason: mail.reason });
  }
  for (const [touchpoint, state] of Object.entries(touchpoints)) {
    if (state.kind !== 'declined' || state.why !== 'none-of-these-times') continue;
    list.push({ kind: 'no-time-suits', participantId, since: state.at, touchpoint });
  }
  for (const contact of contacts) {
    const { touchpoint, kind, number, at: since } = contact;
    const isLost = contact.state === 'refused' && !contact.retryAt && !isOver(touchpoints[touchpoint]?.kind);
    if (contact.state !== 'unknown' && !(contact.state === 'refused' && isLost)) continue;
    list.push({
      kind: contact.state === 'unknown' ? 'unknown-contact' : 'refused-contact',
      participantId,
      since,
      contactId: contactId(participantId, contact),
      touchpoint,
      contact: kind,
      number,
      reason: contact.reason,
    });
  }
  return list;
}

/** A mail that was refused is missed by nobody once its touchpoint has come to its end. */
const isOver = (kind: string | undefined): boolean =>
  kind === 'done' || kind === 'missed' || kind === 'declined';

/** What needs a person about the whole cohort, by its own zone. */
export function attentionOfCohort(program: Program, cohort: Cohort, now: Instant): Attention[] {
  const plans = timetable(program, cohort, { timeZone: cohort.timeZone, enrolledAt: cohort.createdAt });
  return plans
    .filter(({ sessions, opens, closes }) => {
      const isNear = plusSeconds(now, SOON_S) >= opens.at && now < closes.at;
      return sessions?.offered.length === 0 && isNear;
    })
    .map(({ touchpoint, opens, closes }) => ({
      kind: 'no-sessions' as const,
      touchpoint: touchpoint.id,
      opensAt: opens.at,
      closesAt: closes.at,
    }));
}
