import { later } from '../parts/later.tsx';

/** The first page of a cohort, fetched ahead by the list of cohorts. */
export const LaterCohortPage = later('the page', async () => (await import('./cohort-page.tsx')).CohortPage);
