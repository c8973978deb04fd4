import { Route, Switch } from 'wouter';
import { CohortFrame } from './cohort/cohort-frame.tsx';
import { LaterCohortPage } from './cohort/later-pages.ts';
import { CohortsPage } from './cohorts/cohorts-page.tsx';
import { later } from './parts/later.tsx';
import { Page } from './parts/page.tsx';

const PAGE = 'the page';
const PlanPage = later(PAGE, async () => (await import('./plan/plan-page.tsx')).PlanPage);
const RosterPage = later(PAGE, async () => (await import('./cohort/roster-page.tsx')).RosterPage);
const FocusGroupsPage = later(
  PAGE,
  async () => (await import('./cohort/focus-groups-page.tsx')).FocusGroupsPage,
);
const MissingPage = later(PAGE, async () => (await import('./missing/missing-page.tsx')).MissingPage);
const EnrollPage = later(PAGE, async () => (await import('./enroll/enroll-page.tsx')).EnrollPage);
const ImportPage = later(PAGE, async () => (await import('./imports/import-page.tsx')).ImportPage);
const MailsPage = later(PAGE, async () => (await import('./mails/mails-page.tsx')).MailsPage);
const MovePage = later(PAGE, async () => (await import('./move/move-page.tsx')).MovePage);
const SettingsPage = later(PAGE, async () => (await import('./settings/settings-page.tsx')).SettingsPage);
const VersionPage = later(PAGE, async () => (await import('./version/version-page.tsx')).VersionPage);
const ParticipantPage = later(
  PAGE,
  async () => (await import('./participant/participant-page.tsx')).ParticipantPage,
);
const ResultsPage = later(PAGE, async () => (await import('./results/results-page.tsx')).ResultsPage);
const ReportPage = later(PAGE, async () => (await import('./results/report-page.tsx')).ReportPage);
const ProgramResultsPage = later(
  PAGE,
  async () => (await import('./results/program-results-page.tsx')).ProgramResultsPage,
);
const FilesPage = later(PAGE, async () => (await import('./files/files-page.tsx')).FilesPage);
const HistoryPage = later(PAGE, async () => (await import('./history/history-page.tsx')).HistoryPage);
const PersonHistoryPage = later(
  PAGE,
  async () => (await import('./history/history-page.tsx')).PersonHistoryPage,
);

/** Which page stands at which address. All but the first are loaded when they are wanted. */
export const Pages = () => (
  <Switch>
    <Route path="/" component={CohortsPage} />
    <Route path="/plan">
      <PlanPage />
    </Route>
    <Route path="/programs/:programId/results">
      {({ programId }) => <ProgramResultsPage programId={programId} />}
    </Route>
    <Route path="/cohorts/:cohortId/*?">
      {({ cohortId }) => (
        // Nothing that was typed, chosen or shown for one cohort is there for another.
        <CohortFrame key={cohortId} cohortId={cohortId}>
          <Switch>
            <Route path="/cohorts/:cohortId">
              <LaterCohortPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/people">
              <RosterPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/people/:id">
              {({ id }) => <ParticipantPage key={id} cohortId={cohortId} id={id} />}
            </Route>
            <Route path="/cohorts/:cohortId/missing/:touchpoint?">
              {({ touchpoint }) => <MissingPage cohortId={cohortId} touchpoint={touchpoint} />}
            </Route>
            <Route path="/cohorts/:cohortId/focus-groups">
              <FocusGroupsPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/enroll">
              <EnrollPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/import">
              <ImportPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/mails">
              <MailsPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/move">
              <MovePage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/settings">
              <SettingsPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/version">
              <VersionPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/people/:id/history">
              {({ id }) => <PersonHistoryPage key={id} cohortId={cohortId} id={id} />}
            </Route>
            <Route path="/cohorts/:cohortId/results">
              <ResultsPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/report">
              <ReportPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/files">
              <FilesPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/history">
              <HistoryPage cohortId={cohortId} />
            </Route>
            <Route>
              <Nowhere />
            </Route>
          </Switch>
        </CohortFrame>
      )}
    </Route>
    <Route>
      <Nowhere />
    </Route>
  </Switch>
);

const Nowhere = () => (
  <Page title="There is no such page">
    <p>The address may be mistyped, or the page has moved.</p>
  </Page>
);
