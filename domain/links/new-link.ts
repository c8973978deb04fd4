import { entryOf, isFull } from '../contacts/contact-log.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import type { Obligation } from '../journeys/obligations.ts';
import {
  type LinkRequest,
  type Participant,
  type TouchpointState,
  YEAR,
} from '../participants/participant.ts';
import { progress } from '../progress/progress.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';
import { linkExpiry, usableUntil } from './link-expiry.ts';

/** What a new link would lead to. */
export type LinkTarget = Pick<LinkRequest, 'purpose' | 'touchpoint'>;

/** At most one new link in so many seconds, and so many in any 24 hours: nobody's mailbox is filled by somebody else. */
const LINK_DISTANCE_S = 600;
const LINKS_A_DAY = 5;

type Plans = readonly PlannedTouchpoint[];

/**
 * What a person who has lost their link is sent instead: `wanted`, a touchpoint or `YEAR`, where it can be used now,
 * else the touchpoint that opened last, else the seat they have, else their lasting page. Undefined when that has
 * ended too.
 */
export function newLinkTarget(
  plans: Plans,
  { touchpoints }: Pick<Participant, 'touchpoints'>,
  now: Instant,
  wanted?: string,
): LinkTarget | undefined {
  const until = linkExpiry(plans, YEAR);
  const year =
    until !== undefined && now < until ? ({ purpose: 'year', touchpoint: YEAR } as const) : undefined;
  if (wanted === YEAR && year) return year;
  const usable = plans
    .map((planned) => ({ planned, state: progress(planned, touchpoints[planned.touchpoint.id], now) }))
    .filter(({ planned, state }) => leadsSomewhere(state, now) && now < usableUntil(planned, touchpoints))
    .sort((a, b) => rank(b) - rank(a) || (a.planned.opens.at < b.planned.opens.at ? 1 : -1));
  const best = usable.find(({ planned }) => planned.touchpoint.id === wanted) ?? usable[0];
  return best ? { purpose: best.planned.touchpoint.kind, touchpoint: best.planned.touchpoint.id } : year;
}

const leadsSomewhere = (state: TouchpointState | undefined, now: Instant): boolean =>
  state?.kind === 'open' || (state?.kind === 'booked' && now < state.seat.endsAt);

const rank = ({ state }: { state: TouchpointState | undefined }): number => (state?.kind === 'open' ? 1 : 0);

/** The participant with a new link asked for, or undefined where one was asked for too recently or too often. */
export function withLinkRequest(
  participant: Participant,
  target: LinkTarget,
  now: Instant,
): Participant | undefined {
  const before = participant.linkRequest;
  if (isFull(participant) || (before && now < plusSeconds(before.at, LINK_DISTANCE_S))) return undefined;
  const yesterday = plusSeconds(now, -86_400);
  const recent = participant.contacts.filter(
    ({ kind, plannedAt }) => kind === 'link' && plannedAt > yesterday,
  );
  const isLogged = recent.some(({ number }) => number === before?.number);
  const waiting = before && !isLogged && before.at > yesterday ? 1 : 0;
  if (recent.length + waiting >= LINKS_A_DAY) return undefined;
  return { ...participant, linkRequest: { number: (before?.number ?? 0) + 1, at: now, ...target } };
}

/**
 * The mail with the new link that was asked for, until it is settled in the log. Needless once its touchpoint is over.
 * Only the newest request counts: an older one that was not answered yet is answered by it.
 */
export function linkObligation(plans: Plans, participant: Participant, now: Instant): Obligation | undefined {
  const request = participant.linkRequest;
  if (!request) return undefined;
  const { touchpoint, number, at: plannedAt } = request;
  const logged = entryOf(participant, touchpoint, 'link', number);
  const retryAt = logged?.state === 'refused' ? logged.retryAt : undefined;
  if (logged && !retryAt) return undefined;
  const moot = needlessness(plans, participant, touchpoint, now);
  const waits = !moot && participant.status.kind === 'active';
  const at = waits && retryAt ? retryAt : plannedAt;
  return {
    touchpoint,
    kind: 'link',
    number,
    plannedAt,
    last: false,
    at,
    anyDay: true,
    staleAt: undefined,
    moot,
    logged,
  };
}

function needlessness(
  plans: Plans,
  { touchpoints }: Participant,
  touchpoint: string,
  now: Instant,
): Obligation['moot'] {
  const until = linkExpiry(plans, touchpoint, touchpoints);
  if (until === undefined || now >= until) return 'closed';
  const planned = plans.find((one) => one.touchpoint.id === touchpoint);
  const state = planned && progress(planned, touchpoints[touchpoint], now);
  if (state?.kind === 'done') return state.how === 'answered' ? 'completed' : 'booked';
  return state?.kind === 'missed' ? 'closed' : undefined;
}
