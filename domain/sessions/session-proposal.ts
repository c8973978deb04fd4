import { type Cohort, workingHours } from '../cohorts/cohort.ts';
import { toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import type { LocalDate, LocalTime } from '../dates/local-date.ts';
import { type Offset, plusOffset } from '../dates/offset.ts';
import { NotFound } from '../errors.ts';
import type { FocusGroupId, ParticipantId } from '../id.ts';
import type { Participant } from '../participants/participant.ts';
import type { FocusGroupTouchpoint, Program } from '../programs/program.ts';
import { cohortTimetable } from '../timetables/timetable.ts';
import { type FocusGroup, isBookable, seatsLeft } from './focus-group.ts';
import { GROUP_SIZE, seatsFor, willCome } from './group-size.ts';
import { isInsideWindow, type Seeker, seekersOf, wantsOtherTimes } from './seat-seekers.ts';
import { bestSlot, type Slot, spread, workingDays } from './session-slots.ts';
import { couldCome, type SmallSession, smallSession } from './small-session.ts';

/** A session that could be published. `size` people are wanted in the room, so `capacity` seats are offered. */
interface ProposedSession {
  date: LocalDate;
  time: LocalTime;
  startsAt: Instant;
  endsAt: Instant;
  size: number;
  capacity: number;
  /** Of those who need a seat, who could come then; `meantFor` shares them out among the sessions. */
  couldCome: number;
  meantFor: ParticipantId[];
  /** Fewer could come than make a group. */
  isSmall: boolean;
  /** Less notice than the program gives. */
  isShortNotice: boolean;
}

/** A published session that is still ahead, and whether it will be too small. */
interface Outlook {
  focusGroupId: FocusGroupId;
  startsAt: Instant;
  booked: number;
  capacity: number;
  couldCome: number;
  small?: SmallSession['why'];
}

/**
 * `sessions`: those that are proposed; `enough-seats`: everybody could book one that is there; `too-few`: who is left
 * over makes no group, more seats in a published session do; `nobody`: no one needs a seat; `no-day`: no working day of
 * the window is left; `no-hour`: the hours in which mail goes out, which stand for those of work, are too short for one.
 */
interface SessionProposal {
  outcome: 'sessions' | 'enough-seats' | 'too-few' | 'nobody' | 'no-day' | 'no-hour';
  /** The days on which sessions count, by the cohort's zone. */
  window: { from: LocalDate; until: LocalDate };
  /** How many have no seat, how many of them find one in a published session, and how many do not. */
  people: { without: number; placed: number; left: number };
  proposed: ProposedSession[];
  /** Could come to none of those that are proposed. */
  unplaced: ParticipantId[];
  published: Outlook[];
}

/** More at once would be planned by nobody; publishing some and asking again gives the rest. */
const MOST_PROPOSED = 12;

/** How much notice a session has, at best the program's, in the order of what is tried. */
const SHORTER_NOTICES = ['P14D', 'P7D', 'P1D'] as Offset[];

/**
 * How many sessions of a focus group a cohort still needs, how large, and when: for those inside their window, or soon,
 * who have no seat and find none in what is published. @throws NotFound unless the touchpoint is a focus group
 */
export function proposeSessions(
  program: Program,
  cohort: Cohort,
  people: readonly Participant[],
  groups: readonly FocusGroup[],
  touchpointId: string,
  now: Instant,
): SessionProposal {
  const plans = cohortTimetable(program, cohort);
  const planned = plans.find(({ touchpoint }) => touchpoint.id === touchpointId);
  if (!planned?.sessions || planned.touchpoint.kind !== 'focus-group') throw new NotFound('focus group');
  const { touchpoint, sessions } = planned;
  const seekers = seekersOf(program, cohort, people, touchpointId, now);
  const ahead = groups.filter(
    (one) => one.touchpoint === touchpointId && one.cancelledAt === undefined && now < one.startsAt,
  );
  const left = withoutSeat(seekers, ahead, now);
  const counts = { without: seekers.length, placed: seekers.length - left.length, left: left.length };
  const answer = (outcome: SessionProposal['outcome'], of: Partial<SessionProposal> = {}) => ({
    outcome,
    window: { from: sessions.from, until: sessions.until },
    people: counts,
    proposed: [],
    unplaced: [],
    published: ahead.map((group) => outlookOf(group, seekers, now)),
    ...of,
  });
  if (left.length === 0) return answer(seekers.length === 0 ? 'nobody' : 'enough-seats');
  if (left.length < GROUP_SIZE.from && ahead.some(({ capacity }) => capacity > 0)) return answer('too-few');
  const wanted = sizesFor(left.length);
  const taken = new Set(ahead.map(({ startsAt }) => toLocal(startsAt, cohort.timeZone).date));
  const days = daysFor(program, cohort, touchpoint, sessions, taken, wanted.count, now);
  if (days.length === 0) return answer('no-day');
  const where = { zone: cohort.timeZone, hours: workingHours(program, cohort), minutes: touchpoint.minutes };
  const slots = days
    .map((day, index) => bestSlot(day, index, where, left))
    .filter((slot) => slot !== undefined);
  if (slots.length === 0) return answer('no-hour');
  const { shares, unplaced } = sharedOut(slots, left);
  const noticed = plusOffset(toLocal(now, cohort.timeZone).date, touchpoint.notice);
  const proposed = slots.map(({ candidates, ...slot }, index) => ({
    ...slot,
    size: wanted.size,
    capacity: seatsFor(wanted.size),
    couldCome: candidates.length,
    meantFor: shares[index]!,
    isSmall: candidates.length < GROUP_SIZE.from,
    isShortNotice: slot.date < noticed,
  }));
  return answer('sessions', { proposed, unplaced });
}

/** How many sessions so many people need, and how many of them are wanted in each room. */
function sizesFor(people: number): { count: number; size: number } {
  const coming = willCome(people);
  const count = Math.min(MOST_PROPOSED, Math.max(1, Math.ceil(coming / GROUP_SIZE.to - 1e-9)));
  const size = Math.ceil(coming / count - 1e-9);
  return { count, size: Math.min(GROUP_SIZE.to, Math.max(GROUP_SIZE.from, size)) };
}

/** Those who find no seat in what is published, when whoever has the least choice chooses first. */
function withoutSeat(seekers: readonly Seeker[], groups: readonly FocusGroup[], now: Instant): Seeker[] {
  const open = groups
    .filter((group) => isBookable(group, now))
    .map((group) => ({ group, free: seatsLeft(group, now) }));
  const choices = seekers.map((seeker) => ({
    seeker,
    // None of the times that there are suits them.
    open: wantsOtherTimes(seeker) ? [] : open.filter(({ group }) => isInsideWindow(seeker, group.startsAt)),
  }));
  const placed = new Set<Seeker>();
  for (const choice of choices.toSorted((a, b) => a.open.length - b.open.length)) {
    const [roomiest] = choice.open.toSorted((a, b) => b.free - a.free);
    if (!roomiest || roomiest.free === 0) continue;
    roomiest.free -= 1;
    placed.add(choice.seeker);
  }
  return seekers.filter((seeker) => !placed.has(seeker));
}

/** The days of so many sessions, with the program's notice where the window leaves room for it. */
function daysFor(
  program: Program,
  cohort: Cohort,
  { notice }: FocusGroupTouchpoint,
  { from, until }: { from: LocalDate; until: LocalDate },
  taken: ReadonlySet<LocalDate>,
  count: number,
  now: Instant,
): LocalDate[] {
  const { date: today } = toLocal(now, cohort.timeZone);
  const hours = workingHours(program, cohort);
  let found: LocalDate[] = [];
  for (const ahead of [notice, ...SHORTER_NOTICES]) {
    const earliest = plusOffset(today, ahead);
    const days = workingDays(earliest > from ? earliest : from, until, hours, taken);
    if (days.length >= count) return spread(days, count);
    if (days.length > found.length) found = days;
  }
  return found;
}

/** Each person to the least crowded session that they could come to, those with the least choice first. */
function sharedOut(slots: readonly Slot[], people: readonly Seeker[]) {
  const shares = slots.map((): ParticipantId[] => []);
  const choices = people.map((seeker) => ({
    id: seeker.participant.id,
    open: slots.flatMap(({ candidates }, index) => (candidates.includes(seeker) ? [index] : [])),
  }));
  for (const { id, open } of choices.toSorted((a, b) => a.open.length - b.open.length)) {
    const [emptiest] = open.toSorted((a, b) => shares[a]!.length - shares[b]!.length);
    if (emptiest !== undefined) shares[emptiest]!.push(id);
  }
  return { shares, unplaced: choices.filter(({ open }) => open.length === 0).map(({ id }) => id) };
}

function outlookOf(group: FocusGroup, seekers: readonly Seeker[], now: Instant): Outlook {
  const { id: focusGroupId, startsAt, seats, capacity } = group;
  const small = smallSession(group, seekers, now)?.why;
  const session = { focusGroupId, startsAt, booked: seats.length, capacity };
  return { ...session, couldCome: couldCome(group, seekers, now), ...(small && { small }) };
}
