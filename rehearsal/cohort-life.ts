import type { Anchors } from '../domain/cohorts/cohort.ts';
import { earlierOf, type Instant, plusSeconds } from '../domain/dates/instant.ts';
import { type LocalDate, plusDays } from '../domain/dates/local-date.ts';
import type { ProgramVersion } from '../domain/programs/program.ts';
import type { Agenda } from './agenda.ts';
import { drawBehavior } from './behavior.ts';
import type { CohortPlan } from './cohort-plan.ts';
import type { Person } from './person.ts';
import { seededFor } from './seeded.ts';
import { plannedSessions } from './session-days.ts';
import type { Preview, PublishedSession, Staff } from './staff.ts';

const DAY_S = 86_400;
/** Staff set a cohort up two weeks before its first mail. */
const AHEAD_S = 14 * DAY_S;
/** A training that moves was first planned a week earlier, and moves a few days after the cohort was set up. */
const MOVED_BY_DAYS = 7;
const MOVED_AFTER_S = 5 * DAY_S;
/** The list of who came is typed in on the day after. */
const ATTENDANCE_AFTER_S = 22 * 3600;
/** One person in thirty withdraws, rounded (one in a cohort of 15), between the first mail and half a year later. */
const PEOPLE_PER_WITHDRAWAL = 30;
const WITHDRAWAL_DAYS = 200;
/** One write holds a hundred documents, so a large session is typed in a page at a time. */
const ATTENDANCE_PAGE = 45;
/** Requests that are under way together: enough to share a commit. */
export const SIDE_BY_SIDE = 100;

/** What one cohort needs of the rehearsal around it. */
interface Surroundings {
  staff: Staff;
  seed: number;
  agenda: Agenda<() => Promise<void>>;
  /** Makes someone known, so that their mails reach them. */
  meet(person: Person): void;
}

/** One cohort to be lived through. `firstIndex` is the number of its first person among all. */
export interface CohortPart {
  plan: CohortPlan;
  program: ProgramVersion;
  firstIndex: number;
  /** Its training is first planned on other dates, where the focus groups leave room for that. */
  isMoved: boolean;
}

/** Puts the day on which staff set the cohort up on the agenda; everything else follows from that day. */
export async function planCohort(around: Surroundings, part: CohortPart): Promise<void> {
  const { staff, agenda } = around;
  const { plan, isMoved } = part;
  const real = await staff.preview(plan, plan.anchors);
  const earlier = isMoved ? movedBy(plan.anchors, -MOVED_BY_DAYS) : plan.anchors;
  const first = isMoved ? await staff.preview(plan, earlier) : real;
  const both = sharedWindows(real, first);
  // On a day or two all sessions would be over before those had chosen who take their time.
  const fits = both.every(({ from, until }) => plusDays(from, MOVED_BY_DAYS) <= until);
  const opening = [...real, ...first].map(({ opens }) => opens.at).reduce(earlierOf);
  const setUpAt = plusSeconds(opening, -AHEAD_S);
  agenda.add(setUpAt, () =>
    setUp(around, part, fits ? earlier : plan.anchors, fits ? both : sharedWindows(real, real), setUpAt),
  );
}

interface SessionWindow {
  touchpoint: string;
  from: LocalDate;
  until: LocalDate;
}

/** Days on which sessions count under both timetables, so that a move leaves every session inside its window. */
const sharedWindows = (one: readonly Preview[], other: readonly Preview[]): SessionWindow[] =>
  one.flatMap(({ touchpoint, sessionsFrom, sessionsUntil }, index) => {
    const { sessionsFrom: from = sessionsFrom, sessionsUntil: until = sessionsUntil } = other[index]!;
    if (!sessionsFrom || !sessionsUntil || !from || !until) return [];
    const [, latest = from] = [from, sessionsFrom].sort();
    const [earliest = until] = [until, sessionsUntil].sort();
    return [{ touchpoint, from: latest, until: earliest }];
  });

const movedBy = (anchors: Anchors, days: number): Anchors =>
  Object.fromEntries(Object.entries(anchors).map(([name, date]) => [name, plusDays(date, days)]));

/** The cohort, its sessions and its people; and what staff are going to do for them later. */
async function setUp(
  { staff, seed, agenda, meet }: Surroundings,
  { plan, program, firstIndex }: CohortPart,
  anchors: Anchors,
  windows: readonly SessionWindow[],
  now: Instant,
): Promise<void> {
  const cohort = await staff.createCohort(plan, anchors);
  const workingDays = program.program.sendWindow.days;
  const sessions: PublishedSession[] = [];
  for (const { touchpoint, from, until } of windows) {
    for (const session of plannedSessions({ from, until, workingDays }, plan.participants.length)) {
      sessions.push(await staff.publish(cohort, touchpoint, session));
    }
  }
  const people: Person[] = [];
  const touchpoints = program.program.touchpoints.map(({ id }) => id);
  for (let start = 0; start < plan.participants.length; start += SIDE_BY_SIDE) {
    const some = plan.participants.slice(start, start + SIDE_BY_SIDE);
    const ids = await Promise.all(some.map((one) => staff.enroll(cohort, one)));
    ids.forEach((id, place) => {
      const index = firstIndex + start + place;
      const behavior = drawBehavior(seededFor(seed, index), touchpoints);
      people.push({ id, index, behavior, program, sessions, mails: 0, asked: new Map() });
      meet(people.at(-1)!);
    });
  }
  if (anchors !== plan.anchors) {
    agenda.add(plusSeconds(now, MOVED_AFTER_S), () => staff.move(cohort, plan.anchors));
  }
  for (const { id, startsAt } of sessions) {
    agenda.add(plusSeconds(startsAt, ATTENDANCE_AFTER_S), () => recordAttendance(staff, cohort, id, people));
  }
  const random = seededFor(seed, firstIndex + 500_000);
  for (let count = Math.round(people.length / PEOPLE_PER_WITHDRAWAL); count > 0; count -= 1) {
    const { id } = random.pick(people);
    const at = plusSeconds(now, AHEAD_S + Math.floor(random.next() * WITHDRAWAL_DAYS) * DAY_S);
    agenda.add(at, () => staff.withdraw(cohort, id));
  }
}

async function recordAttendance(
  staff: Staff,
  cohort: string,
  session: PublishedSession['id'],
  people: readonly Person[],
): Promise<void> {
  const came = new Map(people.map(({ id, behavior }) => [id, behavior.comesToSessions]));
  const seated = await staff.seated(cohort, session);
  for (let start = 0; start < seated.length; start += ATTENDANCE_PAGE) {
    const page = seated.slice(start, start + ATTENDANCE_PAGE);
    const attended = page.filter((id) => came.get(id));
    await staff.recordAttendance(
      cohort,
      session,
      attended,
      page.filter((id) => !came.get(id)),
    );
  }
}
