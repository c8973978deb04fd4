import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { CohortFrame } from './cohort/cohort-frame.tsx';
import { CohortsPage } from './cohorts/cohorts-page.tsx';
import { Loading } from './parts/loading.tsx';
import { Page } from './parts/page.tsx';

const PlanPage = lazy(async () => ({ default: (await import('./plan/plan-page.tsx')).PlanPage }));
const CohortPage = lazy(async () => ({ default: (await import('./cohort/cohort-page.tsx')).CohortPage }));
const RosterPage = lazy(async () => ({ default: (await import('./cohort/roster-page.tsx')).RosterPage }));
const FocusGroupsPage = lazy(async () => ({
  default: (await import('./cohort/focus-groups-page.tsx')).FocusGroupsPage,
}));
const EnrollPage = lazy(async () => ({ default: (await import('./enroll/enroll-page.tsx')).EnrollPage }));
const MovePage = lazy(async () => ({ default: (await import('./move/move-page.tsx')).MovePage }));
const ParticipantPage = lazy(async () => ({
  default: (await import('./participant/participant-page.tsx')).ParticipantPage,
}));

/** Which page stands at which address. All but the first are loaded when they are wanted. */
export const Pages = () => (
  <Suspense fallback={<Loading what="the page" />}>
    <Switch>
      <Route path="/" component={CohortsPage} />
      <Route path="/plan" component={PlanPage} />
      <Route path="/cohorts/:cohortId/*?">
        {({ cohortId }) => (
          <CohortFrame cohortId={cohortId}>
            <Switch>
              <Route path="/cohorts/:cohortId">
                <CohortPage cohortId={cohortId} />
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
  </Suspense>
);

const Nowhere = () => (
  <Page title="There is no such page">
    <p>The address may be mistyped, or the page has moved.</p>
  </Page>
);
