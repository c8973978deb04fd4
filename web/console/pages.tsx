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
const EnrollPage = later(PAGE, async () => (await import('./enroll/enroll-page.tsx')).EnrollPage);
const MovePage = later(PAGE, async () => (await import('./move/move-page.tsx')).MovePage);
const VersionPage = later(PAGE, async () => (await import('./version/version-page.tsx')).VersionPage);
const ParticipantPage = later(
  PAGE,
  async () => (await import('./participant/participant-page.tsx')).ParticipantPage,
);

/** Which page stands at which address. All but the first are loaded when they are wanted. */
export const Pages = () => (
  <Switch>
    <Route path="/" component={CohortsPage} />
    <Route path="/plan">
      <PlanPage />
    </Route>
    <Route path="/cohorts/:cohortId/*?">
      {({ cohortId }) => (
        <CohortFrame cohortId={cohortId}>
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
            <Route path="/cohorts/:cohortId/focus-groups">
              <FocusGroupsPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/enroll">
              <EnrollPage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/move">
              <MovePage cohortId={cohortId} />
            </Route>
            <Route path="/cohorts/:cohortId/version">
              <VersionPage cohortId={cohortId} />
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
