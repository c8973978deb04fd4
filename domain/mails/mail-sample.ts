import type { Cohort } from '../cohorts/cohort.ts';
import type { ContactKind } from '../contacts/contact.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import { NotFound } from '../errors.ts';
import type { FocusGroupId } from '../id.ts';
import type { DueContact } from '../journeys/obligations.ts';
import {
  cancelledOf,
  type Participant,
  type Seat,
  type TouchpointState,
  YEAR,
} from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { type PlannedTouchpoint, timetable } from '../timetables/timetable.ts';
import type { MailRole } from './mail-template.ts';

/** A mail to look at: the contact, and the person in a state in which it could be sent. */
interface MailSample {
  participant: Participant;
  contact: DueContact;
  /** Some of what it says (a seat, an offer) is made up, because the person has none. */
  isExample: boolean;
}

/**
 * One mail of a program as this person would get it now. What it speaks of is theirs where they have it; otherwise the
 * first session they could book stands in. @throws NotFound for a touchpoint, or a mail, that there is not
 */
export function mailSample(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  { touchpoint, role, number }: { touchpoint: string; role: MailRole; number: number },
  now: Instant,
): MailSample {
  const plans = timetable(program, cohort, participant);
  const planned = plans.find((one) => one.touchpoint.id === touchpoint);
  if (!planned && !(role === 'link' && touchpoint === YEAR)) throw new NotFound('touchpoint');
  const kind: ContactKind = role === 'lastReminder' ? 'reminder' : role === 'change' ? 'confirmation' : role;
  const contact = { touchpoint, kind, number, plannedAt: now, last: role === 'lastReminder' };
  if (role === 'link') {
    const purpose = planned?.touchpoint.kind ?? 'year';
    return {
      contact,
      isExample: false,
      participant: { ...participant, linkRequest: { number, at: now, purpose, touchpoint } },
    };
  }
  const isOfEvery = kind === 'invitation' || kind === 'reminder';
  if (!isOfEvery && planned!.touchpoint.kind !== 'focus-group') throw new NotFound('mail');
  const before = participant.touchpoints[touchpoint];
  const state = stateFor(role, planned!, before, number, now);
  const told = {
    touchpoint,
    kind,
    number: 0,
    plannedAt: now,
    state: 'sent' as const,
    at: now,
    messageId: '',
  };
  return {
    contact,
    isExample: state !== before,
    participant: {
      ...participant,
      ...(state && { touchpoints: { ...participant.touchpoints, [touchpoint]: state } }),
      ...(role === 'change' && { contacts: [...participant.contacts, told] }),
    },
  };
}

/** The state in which such a mail is sent, with the person's own seat or offer where there is one. */
function stateFor(
  role: MailRole,
  planned: PlannedTouchpoint,
  before: TouchpointState | undefined,
  number: number,
  now: Instant,
): TouchpointState | undefined {
  const seat = before?.kind === 'booked' ? before.seat : invented(planned, number);
  switch (role) {
    case 'confirmation':
    case 'notice':
      if (before?.kind === 'booked' && !before.seat.changed) return before;
      return { kind: 'booked', at: now, seat };
    case 'change':
      return { kind: 'booked', at: now, seat: { ...seat, changed: true } };
    case 'cancellation':
      return cancelledOf(before) ? before : { kind: 'open', at: now, cancelled: { ...seat, lostAt: now } };
    case 'offer': {
      if (before?.kind === 'open' && before.offers?.some((one) => one.number === number)) return before;
      const { focusGroupId, startsAt, endsAt, place } = seat;
      const offer = {
        number,
        at: now,
        until: plusSeconds(now, OFFER_S),
        focusGroupId,
        startsAt,
        endsAt,
        place,
      };
      return { kind: 'open', at: now, offers: [offer] };
    }
    default:
      return before;
  }
}

const OFFER_S = 24 * 3600;

/** A seat in the first session there is, or in one an hour before the window ends. */
function invented({ sessions, closes }: PlannedTouchpoint, number: number): Seat {
  const session = sessions?.offered[0];
  const endsAt = session?.endsAt ?? closes.at;
  return {
    number,
    focusGroupId: session?.id ?? ('g-0000000000000000' as FocusGroupId),
    startsAt: session?.startsAt ?? plusSeconds(endsAt, -3600),
    endsAt,
    place: 'The place of the session',
  };
}
