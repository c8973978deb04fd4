import type { Cohort } from '../../domain/cohorts/cohort.ts';
import { cohortKey } from '../../domain/cohorts/cohort.ts';
import { type LocalDate, plusDays } from '../../domain/dates/local-date.ts';
import { VersionConflict } from '../../domain/errors.ts';
import { participantKey } from '../../domain/participants/participant.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import {
  type Answers,
  type Question,
  questionsOf,
  type SurveyDefinition,
} from '../../domain/surveys/survey.ts';
import { withoutHidden } from '../../domain/surveys/survey-visibility.ts';
import type { HttpEvent, HttpResult } from '../../functions/middleware/gateway.ts';
import { participantApi } from '../../functions/participant-api/participant-api.ts';
import { staffApi } from '../../functions/staff-api/staff-api.ts';
import type { Ports } from '../../platform/ports.ts';
import { STAFF } from '../support/http-call.ts';
import { Crash } from './faults.ts';
import type { Act } from './script.ts';
import { versionDrawn } from './versions.ts';
import { CLP, COHORT_ID, HOLIDAYS, personId, SESSIONS, tokenOf } from './world.ts';

/** Answers that every definition accepts: the first option of everything that is asked. */
export const plainAnswers = (definition: SurveyDefinition): Answers =>
  withoutHidden(
    questionsOf(definition),
    Object.fromEntries(
      questionsOf(definition)
        .filter((question) => question.type !== 'comment')
        .map((question) => [question.name, firstOption(question)]),
    ),
  );

function firstOption(question: Exclude<Question, { type: 'comment' }>): Answers[string] {
  switch (question.type) {
    case 'matrix': {
      const first = question.columns[0]!.value;
      return Object.fromEntries(question.rows.map((row) => [row.value, first]));
    }
    case 'rating':
      return question.rateMin;
    case 'radiogroup':
      return question.choices[0]!.value;
    case 'checkbox':
      return [question.choices[0]!.value];
  }
}

/** What people do; the rest of a script is the operator's. */
export type HumanAct = Exclude<Act, { kind: 'stop-execution' | 'start-again' | 'snapshot' | 'restore' }>;

/**
 * Does what a person wants through the product's own API. An error page, or a client that is cut off, makes the
 * person try again, a few times. What the product refuses (closed, full, done, withdrawn) ends the matter.
 */
export async function act(ports: Ports, what: HumanAct): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    try {
      const { statusCode } = await once(ports, what);
      if (statusCode < 500 && statusCode !== 412) return;
    } catch (error) {
      if (!(error instanceof Crash || error instanceof VersionConflict)) throw error;
    }
  }
}

async function once(ports: Ports, what: HumanAct): Promise<HttpResult> {
  switch (what.kind) {
    case 'answer': {
      const survey = what.touchpoint === 'satisfaction' ? 'training-satisfaction' : 'leadership-practice';
      const answers = plainAnswers(CLP.surveys[survey]!);
      return asParticipant(ports, '/api/response', tokenOf(what.who, 'survey', what.touchpoint), { answers });
    }
    case 'book':
      return aboutSeat(ports, what.who, 'POST', '/api/seat', what.session ?? what.who);
    case 'move':
      return aboutSeat(ports, what.who, 'PUT', '/api/seat', what.session);
    case 'cancel':
      return aboutSeat(ports, what.who, 'DELETE', '/api/seat');
    case 'wait':
      return aboutSeat(ports, what.who, 'POST', '/api/waiting', what.session ?? what.who);
    case 'decline':
      return asParticipant(ports, '/api/decline', tokenOf(what.who, 'focus-group', 'focus-group'), {
        why: what.why,
      });
    case 'stop':
      return asParticipant(ports, '/api/stop', tokenOf(what.who, 'stop', ''), {});
    case 'withdraw':
      return asStaff(ports, 'POST', `participants/${personId(what.who)}/withdrawal`, undefined, {
        'idempotency-key': `withdraw-${what.who}`,
      });
    case 'correct-address': {
      const version = (await ports.documents.get(participantKey(personId(what.who))))!.version;
      const email = `new${what.who}@hospital.example`;
      return asStaff(
        ports,
        'PATCH',
        `participants/${personId(what.who)}`,
        { email },
        { 'if-match': `"${version}"` },
      );
    }
    case 'move-training': {
      const move = (date: string) => plusDays(date as LocalDate, what.days);
      const anchors = { trainingStart: move('2019-06-13'), trainingEnd: move('2019-06-14') };
      const isMoved = (one: Cohort) => one.anchors.trainingStart === anchors.trainingStart;
      return withCohort(ports, isMoved, 'anchors', { anchors });
    }
    case 'adopt': {
      const program = versionDrawn(what.version);
      const { version } = program;
      const hasIt = (one: Cohort) => one.programVersion === version;
      return withCohort(ports, hasIt, 'program-version', { version }, [program]);
    }
  }
}

/** What staff do with the cohort, of the version they have just read; nothing where it is done already. */
async function withCohort(
  ports: Ports,
  isDone: (cohort: Cohort) => boolean,
  path: string,
  body: object,
  programs: readonly ProgramVersion[] = [CLP],
): Promise<HttpResult> {
  const { doc, version } = (await ports.documents.get<Cohort>(cohortKey(COHORT_ID)))!;
  // Applied before the reply was lost: the sweep finishes what is left.
  if (isDone(doc)) return { statusCode: 200, headers: {}, body: '' };
  return asStaff(ports, 'PUT', path, body, { 'if-match': `"${version}"` }, programs);
}

function aboutSeat(
  ports: Ports,
  who: number,
  method: string,
  path: string,
  session?: number,
): Promise<HttpResult> {
  const body = session === undefined ? undefined : { focusGroupId: SESSIONS[session % SESSIONS.length]!.id };
  const headers = { 'link-token': tokenOf(who, 'focus-group', 'focus-group') };
  return participantApi(ports)(request(method, path, body, headers));
}

function asParticipant(ports: Ports, path: string, token: string, body: object): Promise<HttpResult> {
  return participantApi(ports)(request('POST', path, body, { 'link-token': token }));
}

function asStaff(
  ports: Ports,
  method: string,
  path: string,
  body: object | undefined,
  headers: Record<string, string>,
  programs: readonly ProgramVersion[] = [CLP],
): Promise<HttpResult> {
  const event = request(method, `/cohorts/${COHORT_ID}/${path}`, body, headers);
  const claims = { ...STAFF, sub: 'ann' };
  const context = { ...ports, programs, publicHolidays: () => HOLIDAYS };
  return staffApi(() => context)({
    ...event,
    requestContext: { ...event.requestContext, authorizer: { jwt: { claims } } },
  });
}

const request = (
  method: string,
  rawPath: string,
  body: object | undefined,
  headers: Record<string, string>,
): HttpEvent => ({
  rawPath,
  rawQueryString: '',
  headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
  body: body === undefined ? undefined : JSON.stringify(body),
  requestContext: { http: { method } },
});
