import type { Cohort } from '../../../../domain/cohorts/cohort.ts';
import { toLocal } from '../../../../domain/dates/calendar.ts';
import { anchorWords } from '../../../../domain/programs/anchor-words.ts';
import type { CohortResults } from '../../../../domain/results/cohort-results.ts';
import { type Html, html } from '../../../html.ts';
import { answersSection } from './answers-section.ts';
import { changesSection } from './changes-section.ts';
import { ratesSection } from './rates-section.ts';
import { REPORT_STYLE } from './style.ts';

/** What the report may hold for its reader. */
export interface ReportOptions {
  identities: boolean;
  freeText: boolean;
}

/** The evaluation of one cohort as a page to print, or to save: nothing in it is fetched from anywhere. */
export const reportPage = (
  programTitle: string,
  cohort: Cohort,
  results: CohortResults,
  options: ReportOptions,
): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${cohort.title}: evaluation | ${programTitle}</title>
<style>${{ html: REPORT_STYLE }}</style>
</head>
<body>
<main>
<h1>${cohort.title}: evaluation</h1>
<p>${programTitle}. ${Object.entries(cohort.anchors)
  .map(([anchor, date]) => `${anchorWords(anchor)} ${date}`)
  .join(', ')}. ${results.enrolled} participants. As of ${toLocal(results.asOf, cohort.timeZone).date}.</p>
<p class="quiet">No group of fewer than ${results.fewest.numbers} people is described by numbers, and fewer than ${results.fewest.texts}
texts are not shown. Other numbers are left out where subtracting would tell what fewer than ${results.fewest.numbers} people
answered. A wave is summed up once nobody can answer it any more.</p>
${ratesSection(results.rates, options)}
${results.surveys.map((survey) => changesSection(survey, results.rates))}
${answersSection(results, options)}
</main>
</body>
</html>
`;
