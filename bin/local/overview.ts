import type { Cohort } from '../../domain/cohorts/cohort.ts';
import { END_OF_TIME, type Instant } from '../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { comingRows } from '../../domain/progress/cohort-progress.ts';
import { closedBefore } from '../../domain/progress/progress.ts';
import { everyDocument } from '../../functions/every-document.ts';
import { COHORTS, loadPerson, loadProgram, participantsOf } from '../../functions/records.ts';
import type { Documents, Stored } from '../../platform/ports.ts';

/**
 * Where the people of a cohort stand with one touchpoint: how many in each state; `waiting` is not open yet, `notAsked` closed
 * before they were enrolled.
 */
export interface TouchpointCounts {
  title: string;
  waiting: number;
  open: number;
  booked: number;
  declined: number;
  done: number;
  missed: number;
  notAsked: number;
}

/** One cohort on the home page. `participants` are those who take part: `withdrawn` are not among them. */
export interface CohortOverview {
  id: string;
  title: string;
  programTitle: string;
  anchors: [string, LocalDate][];
  participants: number;
  withdrawn: number;
  touchpoints: TouchpointCounts[];
}

/** A contact that is still to come: `at` in UTC, with the zone of whoever gets it. */
export interface NextContact {
  at: Instant;
  timeZone: TimeZone;
  name: string;
  kind: string;
  title: string;
}

/** A page shows this much at most; the API has the rest. */
const MOST_COHORTS = 50;
const MOST_PAGES = 10;
const CONTACTS = 10;
const MOST_PEOPLE = 200;

/** What the home page shows of the records: cohorts, newest first, and the contacts that are planned next. */
export async function overview(
  documents: Documents,
): Promise<{ cohorts: CohortOverview[]; nextContacts: NextContact[] }> {
  const all: Cohort[] = [];
  for await (const cohort of everyDocument<Cohort>(documents, COHORTS)) all.push(cohort);
  const newest = all.slice(-MOST_COHORTS).toReversed();
  const cohorts = await Promise.all(newest.map((cohort) => cohortOverview(documents, cohort)));
  return { cohorts, nextContacts: await nextContacts(documents) };
}

async function cohortOverview(documents: Documents, cohort: Cohort): Promise<CohortOverview> {
  const { program } = await loadProgram(documents, cohort);
  const people = await participants(documents, cohort.id);
  const active = people.filter(({ status }) => status.kind === 'active');
  return {
    id: cohort.id,
    title: cohort.title,
    programTitle: program.title,
    anchors: program.anchors.map((name) => [name, cohort.anchors[name]!]),
    participants: active.length,
    withdrawn: people.length - active.length,
    touchpoints: program.touchpoints.map(({ id, title }) => {
      const counts = { title, waiting: 0, open: 0, booked: 0, declined: 0, done: 0, missed: 0, notAsked: 0 };
      for (const { touchpoints, enrolledAt } of active) {
        const state = touchpoints[id];
        counts[closedBefore(state, enrolledAt) ? 'notAsked' : (state?.kind ?? 'waiting')] += 1;
      }
      return counts;
    }),
  };
}

async function participants(documents: Documents, cohortId: string): Promise<Participant[]> {
  const found: Participant[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await documents.list<Participant>(participantsOf(cohortId), 200, cursor);
    found.push(...page.items.map(({ doc }) => doc));
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return found;
}

/** Of those whose records are due first: nobody else can be written to before them. */
async function nextContacts(documents: Documents): Promise<NextContact[]> {
  const people: Stored<Participant>[] = [];
  let cursor: string | undefined;
  do {
    const page = await documents.due<Participant>(END_OF_TIME, 200, cursor);
    people.push(...page.items.filter(({ key }) => key.startsWith('participant#')));
    cursor = page.cursor;
  } while (people.length < MOST_PEOPLE && cursor !== undefined);
  const contacts: NextContact[] = [];
  for (const { doc } of people) {
    const { participant, cohort, program } = await loadPerson(documents, doc.id);
    const titles = new Map(program.program.touchpoints.map(({ id, title }) => [id, title]));
    for (const row of comingRows(program.program, cohort.doc, participant.doc)) {
      const { name, timeZone } = participant.doc;
      contacts.push({
        at: row.plannedAt,
        timeZone,
        name,
        kind: row.kind,
        title: titles.get(row.touchpoint)!,
      });
    }
  }
  const order = ({ at, name }: NextContact) => `${at} ${name}`;
  return contacts.sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, CONTACTS);
}
