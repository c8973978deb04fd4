import type { Anchors } from '../domain/cohorts/cohort.ts';
import type { Instant } from '../domain/dates/instant.ts';
import type { LocalDate } from '../domain/dates/local-date.ts';
import type { FocusGroupId, ParticipantId } from '../domain/id.ts';
import type { CohortPlan } from './cohort-plan.ts';
import type { HttpCall } from './http-client.ts';
import type { PlannedSession } from './session-days.ts';

/** What the timetable's preview says about one touchpoint, as far as it is needed here. */
export interface Preview {
  touchpoint: string;
  opens: { at: Instant };
  sessionsFrom?: LocalDate;
  sessionsUntil?: LocalDate;
}

/** A published session. */
export interface PublishedSession {
  id: FocusGroupId;
  touchpoint: string;
  startsAt: Instant;
}

/** What a member of staff does through the API. Anything but success is a fault of the rehearsal, and thrown. */
export interface Staff {
  preview(plan: CohortPlan, anchors: Anchors): Promise<Preview[]>;
  createCohort(plan: CohortPlan, anchors: Anchors): Promise<string>;
  publish(cohort: string, touchpoint: string, session: PlannedSession): Promise<PublishedSession>;
  enroll(cohort: string, person: CohortPlan['participants'][number]): Promise<ParticipantId>;
  /** Looks at what other dates would move, and then moves them. */
  move(cohort: string, anchors: Anchors): Promise<void>;
  withdraw(cohort: string, participant: ParticipantId): Promise<void>;
  /** Who has a seat in a session. */
  seated(cohort: string, session: FocusGroupId): Promise<ParticipantId[]>;
  recordAttendance(
    cohort: string,
    session: FocusGroupId,
    attended: ParticipantId[],
    noShow: ParticipantId[],
  ): Promise<void>;
}

/** `cohort` is everywhere the path of one, such as `/cohorts/c-…`. */
export function staffOver(call: HttpCall): Staff {
  async function ask(method: string, path: string, request: Parameters<HttpCall>[2] = {}) {
    const answer = await call(method, path, request);
    if (answer.statusCode < 300) return answer;
    throw new Error(`The staff API answered ${answer.statusCode} to ${method} ${path}: ${answer.body}`);
  }
  const create = async <Made>(path: string, body: object): Promise<Made> =>
    JSON.parse((await ask('POST', path, { body })).body) as Made;

  return {
    async preview({ programId, timeZone }, anchors) {
      const query = new URLSearchParams({ ...anchors, ...(timeZone && { timeZone }) }).toString();
      const { body } = await ask('GET', `/programs/${programId}/timetable`, { query });
      return (JSON.parse(body) as { touchpoints: Preview[] }).touchpoints;
    },
    async createCohort({ participants: _, ...plan }, anchors) {
      const { id } = await create<{ id: string }>('/cohorts', { ...plan, anchors });
      return `/cohorts/${id}`;
    },
    publish: (cohort, touchpoint, { startsAt, capacity }) =>
      create<PublishedSession>(`${cohort}/focus-groups`, {
        touchpoint,
        startsAt,
        capacity,
        place: 'Conference room 4',
      }),
    async enroll(cohort, person) {
      const body = { ...person, consent: true };
      return (await create<{ id: ParticipantId }>(`${cohort}/participants`, body)).id;
    },
    async move(cohort, anchors) {
      const preview = await ask('POST', `${cohort}/anchors/preview`, { body: { anchors } });
      const headers = { 'if-match': preview.headers.etag! };
      await ask('PUT', `${cohort}/anchors`, { body: { anchors }, headers });
    },
    async withdraw(cohort, participant) {
      await ask('POST', `${cohort}/participants/${participant}/withdrawal`);
    },
    async seated(cohort, session) {
      const { body } = await ask('GET', `${cohort}/focus-groups/${session}`);
      const { seats } = JSON.parse(body) as { seats: { participantId: ParticipantId }[] };
      return seats.map(({ participantId }) => participantId);
    },
    async recordAttendance(cohort, session, attended, noShow) {
      await ask('POST', `${cohort}/focus-groups/${session}/attendance`, { body: { attended, noShow } });
    },
  };
}
