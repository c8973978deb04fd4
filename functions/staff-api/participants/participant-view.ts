import type { Instant } from '../../../domain/dates/instant.ts';
import type { TimelineRow } from '../../../domain/journeys/timeline.ts';
import type { Attention } from '../../../domain/notices/attention.ts';
import type { Participant, Place, Seat, TouchpointState } from '../../../domain/participants/participant.ts';
import { awayUntil } from '../../../domain/participants/year-settings.ts';
import type { Missing } from '../../../domain/progress/missing.ts';
import { seesIdentities, type Viewer } from '../viewer.ts';

/**
 * A participant as in a list at `now`: without the contact log, without what only the sweep and links need, and without a
 * pause that is over. Who may not see
 * identities gets what is named here and nothing else, so that nothing that is new is shown to them by itself.
 */
export function participantView(participant: Participant, viewer: Viewer, now: Instant): object {
  const { contacts: _, dueAt: __, mailbox: ___, awayUntil: ____, ...rest } = participant;
  const away = awayUntil(participant, now);
  const whole = { ...rest, ...(away && { awayUntil: away }) };
  if (seesIdentities(viewer)) return whole;
  const { id, cohortId, timeZone, enrolledAt, consentedAt, status, mail } = whole;
  const { extensions, extendedLate, nudges, touchpoints } = whole;
  return {
    id,
    cohortId,
    timeZone,
    enrolledAt,
    ...(consentedAt && { consentedAt }),
    status,
    // Without the words of a mail provider, which may repeat an address.
    mail: mail.kind === 'welcome' ? mail : { kind: mail.kind, at: mail.at },
    ...(away && { awayUntil: away }),
    ...(extensions && { extensions }),
    ...(extendedLate && { extendedLate }),
    ...(nudges && { nudges }),
    touchpoints: Object.fromEntries(
      Object.entries(touchpoints).map(([touchpoint, state]) => [touchpoint, stateView(state)]),
    ),
  };
}

const stateView = (state: TouchpointState): object => ({
  ...state,
  ...('seat' in state && { seat: seatView(state.seat) }),
  ...('cancelled' in state && state.cancelled && { cancelled: seatView(state.cancelled) }),
  ...('missed' in state && state.missed && { missed: seatView(state.missed) }),
  ...('offers' in state && state.offers && { offers: state.offers.map(seatView) }),
});

function seatView<Where extends Place>({ place: _, ...seat }: Where): Omit<Where, 'place'> {
  return seat;
}

/** One contact; the reason of a skip or a hold is a code, that of a refusal may be the words of a mail provider. */
export function contactView(row: TimelineRow, viewer: Viewer): TimelineRow {
  if (seesIdentities(viewer)) return row;
  const { reason, messageId: _, ...shown } = row;
  const isCode = row.state === 'skipped' || row.state === 'held';
  return reason !== undefined && isCode ? { ...shown, reason } : shown;
}

/** What needs a person; why a mail came back or was refused may be the words of a mail provider. */
export function attentionView(attention: Attention, viewer: Viewer): object {
  if (seesIdentities(viewer) || !('reason' in attention)) return attention;
  const { reason: _, ...shown } = attention;
  return shown;
}

/** Somebody who is missing. */
export const missingView = ({ name, ...one }: Missing, viewer: Viewer): object =>
  seesIdentities(viewer) ? { ...one, name } : one;

/** A preview of a move, whose seats say where they are. */
export const moveView = <Move extends { touchpoints: readonly { seatOutside?: Seat }[] }>(
  move: Move,
  viewer: Viewer,
): object =>
  seesIdentities(viewer)
    ? move
    : {
        ...move,
        touchpoints: move.touchpoints.map(({ seatOutside, ...touchpoint }) =>
          seatOutside ? { ...touchpoint, seatOutside: seatView(seatOutside) } : touchpoint,
        ),
      };
