import type { Cohort } from '../cohorts/cohort.ts';
import { type ContactKind, contactId } from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { FocusGroupId, ParticipantId } from '../id.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { timetable } from '../timetables/timetable.ts';

/**
 * Something that only a person can put right. `unknown-contact`: nobody can say whether it was sent; `refused-contact`:
 * it will not be tried again; `undeliverable`: mail to the address comes back; `no-time-suits`: none of the sessions
 * offered, and there could still be another; `no-sessions`: booking opens soon, or is open, and there is nothing to book; `no-seats-left`: `without`
 * people have no seat, and no session has one for them; `waiting-list-full`: as many wait as the session has seats;
 * `small-session`: too few will come; `unrecorded-attendance`: nobody has recorded who came, and soon it is too late;
 * `low-response`: a survey closes soon, and few have answered; `notices-returned`:
 * mail to the contact person, which tells all this, comes back.
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
  | AboutCohort;

/** What needs a person about the cohort as a whole. */
export type AboutCohort =
  | { kind: 'no-sessions'; touchpoint: string; opensAt: Instant; closesAt: Instant }
  | { kind: 'no-seats-left'; touchpoint: string; closesAt: Instant; without: number }
  | ({ kind: 'waiting-list-full'; waiting: number; capacity: number } & OfSession)
  | ({ kind: 'small-session'; booked: number; couldCome: number; fewest: number } & OfSession)
  | ({ kind: 'unrecorded-attendance'; finalAt: Instant; unrecorded: number; seats: number } & OfSession)
  | { kind: 'low-response'; touchpoint: string; closesAt: Instant; asked: number; answered: number }
  | { kind: 'notices-returned'; since: Instant };

interface OfSession {
  touchpoint: string;
  focusGroupId: FocusGroupId;
  startsAt: Instant;
}

/**
 * What needs a person about one participant, in the order of the log; nothing about one who has withdrawn. Another time
 * for a session is wanted for as long as one could still be booked.
 */
export function attentionOf(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  now: Instant,
): readonly Attention[] {
  const found = remembered(participant);
  if (!found.some(({ kind }) => kind === 'no-time-suits')) return found;
  const closing = new Map(
    timetable(program, cohort, participant).map(({ touchpoint, closes }) => [touchpoint.id, closes.at]),
  );
  return found.filter((one) => one.kind !== 'no-time-suits' || now < (closing.get(one.touchpoint) ?? now));
}

const known = new WeakMap<Participant, readonly Attention[]>();

/** A cohort is looked at every working day, and few of its people have changed since the day before. */
function remembered(participant: Participant): readonly Attention[] {
  let found = known.get(participant);
  if (!found) {
    found = needsOf(participant);
    known.set(participant, found);
  }
  return found;
}

function needsOf(participant: Participant): Attention[] {
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
