import { Instant, secondsUntil } from '../../../domain/dates/instant.ts';
import { Invalid } from '../../../domain/errors.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { comingContacts } from '../../../domain/progress/cohort-progress.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram, participantsOf } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf } from '../page.ts';
import { InCohort } from '../schemas.ts';
import { seesIdentities } from '../viewer.ts';
import { ComingContact } from './participant-answers.ts';

/** The longest stretch that is listed, in days. */
const MOST_DAYS = 92;

/** `Date` moves 30 February to March. */
const isReal = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

const moment = Instant.refine(isReal, {
  error: 'instant',
  when: ({ issues }) => issues.length === 0,
});

/** Contacts planned from `from` on and before `until`, for every participant of a page, earliest first within it. */
export const listContacts = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/contacts',
  summary: 'List the contacts that are planned',
  scope: 'staff/read',
  answers: { 200: pageOf(ComingContact) },
  params: InCohort,
  query: PageQuery.extend({ from: moment, until: moment }),
  async handle({ params: { cohortId }, query, principal }, { documents }: StaffContext) {
    const { from, until } = query;
    if (until <= from || secondsUntil(from, until) > MOST_DAYS * 86_400) {
      const detail = `later than from, at most ${MOST_DAYS} days`;
      throw new Invalid([{ pointer: '/until', code: 'interval', detail }]);
    }
    const { doc: cohort } = await loadCohort(documents, cohortId);
    const { program } = await loadProgram(documents, cohort);
    const page = await documents.list<Participant>(participantsOf(cohortId), query.limit, query.cursor);
    const items = page.items
      .flatMap(({ doc }) => comingContacts(program, cohort, doc, from, until))
      .map(({ name, ...contact }) => (seesIdentities(principal) ? { ...contact, name } : contact))
      .sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0));
    return { status: 200, body: { items, cursor: page.cursor } };
  },
});
