import { type LocalDate, plusDays, type Weekday, weekdayOf } from '../domain/dates/local-date.ts';

/** A session as staff would publish it. */
export interface PlannedSession {
  /** Wall-clock time in the cohort's zone. */
  startsAt: string;
  capacity: number;
}

/** A conversation in which everybody speaks has some eight people. */
const USUAL_SEATS = 8;
/** More sessions than this nobody moderates; the groups get larger instead. */
const MOST_SESSIONS = 60;
const TIMES = ['12:00', '16:30'];

/** From which day until which sessions may be, and on which days of the week the program works. */
interface SessionDays {
  from: LocalDate;
  until: LocalDate;
  workingDays: readonly Weekday[];
}

/**
 * Sessions with seats for everybody, spread evenly over the program's working days between two days. None where there
 * is no room between them.
 */
export function plannedSessions({ from, until, workingDays }: SessionDays, people: number): PlannedSession[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= until; day = plusDays(day, 1)) {
    if (workingDays.includes(weekdayOf(day))) days.push(day);
  }
  if (days.length === 0) return [];
  const count = Math.min(MOST_SESSIONS, Math.max(2, Math.ceil(people / USUAL_SEATS)));
  const capacity = Math.max(USUAL_SEATS, Math.ceil(people / count));
  return Array.from({ length: count }, (_, index) => {
    const day = days[Math.floor(((index + 0.5) / count) * days.length)]!;
    return { startsAt: `${day}T${TIMES[index % TIMES.length]}`, capacity };
  });
}
