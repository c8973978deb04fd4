import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../domain/dates/instant.ts';
import type { HttpFunction } from '../../functions/middleware/http.ts';
import { LOCAL_CLAIMS } from './front-door.ts';

const TITLE = 'Example: Boston hospitalists';
const ZONE = 'America/New_York';

const PEOPLE = [
  'Maren Achterberg',
  'Tobias Quill',
  'Ifeoma Lindqvist',
  'Dario Penhallow',
  'Sunniva Okoro',
  'Calla Vandermeer',
  'Rafael Ostrander',
  'Nayeli Birdsong',
  'Edmund Farrow-Singh',
  'Yuki Marchetti',
  'Leopold Adeyemi',
  'Priya Hallström',
  'Gwendolyn Tran',
  'Matteo Castellanos',
  'Zofia Merriweather',
].map((name) => ({ name: `Dr. ${name}`, email: `${name.split(' ')[0]!.toLowerCase()}@example.org` }));

/** How many days after the training's last day the two sessions are: both inside months 4 to 6. */
const SESSION_DAYS = [131, 159];

interface View {
  id: string;
  title: string;
  anchors: Record<string, string>;
}

interface Planned {
  touchpoint: string;
  opens: { date: string };
  closes: { date: string };
}

/** True when there is no cohort at all, or only a part of the example, which a crash left, and it can be loaded. */
export const offersExample = async (staff: HttpFunction, now: Instant): Promise<boolean> =>
  (await isMissing(staff)) && (await isOfProgram(staff, now));

/** Whoever has their own program in its place, or has changed its dates, has no use for it. */
async function isOfProgram(staff: HttpFunction, now: Instant): Promise<boolean> {
  const { anchors } = newCohort(now);
  const query = `${new URLSearchParams(anchors)}`;
  const { statusCode, body } = await answer(staff, 'GET', '/programs/clp/timetable', { query });
  if (statusCode !== 200) return false;
  const { touchpoints } = JSON.parse(body) as { touchpoints: Planned[] };
  const window = touchpoints.find(({ touchpoint }) => touchpoint === 'focus-group');
  const days = SESSION_DAYS.map((after) => `${dayAfter(anchors.trainingEnd, after)}`);
  return window !== undefined && days.every((day) => day >= window.opens.date && day <= window.closes.date);
}

async function isMissing(staff: HttpFunction): Promise<boolean> {
  const cohorts = await items<View>(staff, '/cohorts');
  const example = cohorts.find(({ title }) => title === TITLE);
  if (!example) return cohorts.length === 0;
  const people = await items(staff, `/cohorts/${example.id}/participants`);
  const sessions = await items(staff, `/cohorts/${example.id}/focus-groups`);
  return people.length < PEOPLE.length || sessions.length < SESSION_DAYS.length;
}

/** What is being loaded at this moment, by the API that it is loaded through. */
const underWay = new WeakMap<HttpFunction, Promise<void>>();

/**
 * Makes a cohort with invented people through the staff API, its baseline opening within days of `now`. Done again it
 * adds only what is missing; asked for twice at once it is done once, for a button that was pressed twice.
 */
export function loadExample(staff: HttpFunction, now: Instant): Promise<void> {
  const known = underWay.get(staff);
  if (known) return known;
  const loading = load(staff, now).finally(() => underWay.delete(staff));
  underWay.set(staff, loading);
  return loading;
}

async function load(staff: HttpFunction, now: Instant): Promise<void> {
  const known = (await items<View>(staff, '/cohorts')).find(({ title }) => title === TITLE);
  const { id, anchors } = known ?? ((await call(staff, 'POST', '/cohorts', newCohort(now))) as View);
  for (const person of PEOPLE) {
    // Whoever is enrolled already stays as they are: the answer then is a conflict.
    await call(staff, 'POST', `/cohorts/${id}/participants`, person);
  }
  const path = `/cohorts/${id}/focus-groups`;
  const sessions = await items(staff, path);
  for (const days of SESSION_DAYS.slice(sessions.length)) {
    await call(staff, 'POST', path, session(anchors.trainingEnd!, days));
  }
}

/** A training on a Thursday and a Friday, about three and a half weeks ahead. */
function newCohort(now: Instant) {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(ZONE).toPlainDate();
  const soon = today.add({ days: 23 });
  const thursday = soon.add({ days: (4 - soon.dayOfWeek + 7) % 7 });
  return {
    programId: 'clp',
    title: TITLE,
    timeZone: ZONE,
    anchors: { trainingStart: `${thursday}`, trainingEnd: `${thursday.add({ days: 1 })}` },
    contactPerson: { name: 'Alex Example', email: 'coordinator@example.org' },
  };
}

function session(trainingEnd: string, days: number): object {
  const startsAt = `${dayAfter(trainingEnd, days)}T12:00`;
  return { touchpoint: 'focus-group', startsAt, place: 'Conference room 4', capacity: 10 };
}

const dayAfter = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days });

const items = async <T>(staff: HttpFunction, path: string): Promise<T[]> =>
  ((await call(staff, 'GET', path)) as { items: T[] }).items;

const answer = (
  staff: HttpFunction,
  method: string,
  path: string,
  { query = '', body }: { query?: string; body?: object | undefined },
) =>
  staff({
    rawPath: path,
    rawQueryString: query,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: body && JSON.stringify(body),
    requestContext: { http: { method }, authorizer: { jwt: { claims: LOCAL_CLAIMS } } },
  });

async function call(staff: HttpFunction, method: string, path: string, body?: object): Promise<unknown> {
  const result = await answer(staff, method, path, { query: method === 'GET' ? 'limit=200' : '', body });
  if (result.statusCode >= 400 && result.statusCode !== 409) {
    throw new Error(`The staff API answered ${result.statusCode} to ${method} ${path}.`);
  }
  return JSON.parse(result.body);
}
