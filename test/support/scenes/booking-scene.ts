import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import { type Journey, journeyKey } from '../../../domain/journeys/journey.ts';
import { type LinkPurpose, linkKey, newToken } from '../../../domain/links/link.ts';
import { type Participant, participantKey } from '../../../domain/participants/participant.ts';
import { type FocusGroup, focusGroupKey } from '../../../domain/sessions/focus-group.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { reviveOverdue } from '../../../functions/journey/revive-overdue.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import type { Step } from '../../../functions/journey/task.ts';
import { participantApi } from '../../../functions/participant-api/participant-api.ts';
import { loadPerson } from '../../../functions/records.ts';
import { tokenHash } from '../../../functions/token-hash.ts';
import type { Documents, Ports } from '../../../platform/ports.ts';
import { bookingFaults } from '../booking-oracle.ts';
import { testClient } from '../http-call.ts';
import { testPorts } from '../ports.ts';
import { staffWorld } from './staff.ts';

/** A Monday at eleven in New York, when booking for the cohort of `cohortRequest` is open. */
export const MONDAY = '2027-07-12T15:00:00.000Z' as Instant;

interface Given {
  people?: number;
  /** What is special about each session; in August 2027, a day apart. */
  sessions?: object[];
  zones?: string[];
}

/**
 * People of the reference program who may book, and both APIs around them. Whenever something is written, sessions
 * and people have to agree; `faults` says where they did not.
 */
export async function bookingScene({ people = 3, sessions = [{ capacity: 2 }], zones = [] }: Given = {}) {
  const faults: string[] = [];
  let isReady = false;
  const ports = testPorts({
    wrap: (documents) => ({
      ...documents,
      async write(puts) {
        await documents.write(puts);
        if (isReady) faults.push(...agreement());
      },
    }),
  });
  const agreement = () =>
    bookingFaults(
      ports.stored<FocusGroup>('focus-group'),
      ports.stored<Participant>('participant'),
      ports.clock.now(),
    );
  const world = staffWorld(ports);
  const cohort = await world.cohort();
  const ids: ParticipantId[] = [];
  for (let who = 0; who < people; who += 1) {
    const zone = zones[who];
    const path = await world.participant(cohort, {
      email: `p${who}@hospital.example`,
      ...(zone && { timeZone: zone }),
    });
    ids.push(path.split('/').at(-1) as ParticipantId);
  }
  const paths: string[] = [];
  for (const [index, more] of sessions.entries()) {
    paths.push(await world.session(cohort, { startsAt: `2027-08-${10 + index}T14:00`, ...more }));
  }
  const groupIds = paths.map((path) => path.split('/').at(-1)!);
  const tokens: string[] = [];
  const linkOf = (id: ParticipantId, purpose?: LinkPurpose) =>
    link(ports.documents, id, cohort.split('/').at(-1)!, purpose);
  for (const id of ids) tokens.push(await linkOf(id));
  ports.clock.moveTo(MONDAY);

  const person = async (who: number) =>
    (await ports.documents.get<Participant>(participantKey(ids[who]!)))!.doc;
  const group = async (which = 0) =>
    (await ports.documents.get<FocusGroup>(focusGroupKey(groupIds[which]!)))!.doc;
  isReady = true;
  const client = testClient(participantApi(ports));

  /** Decides and sends for one person until there is nothing to do but sleep. */
  async function journey(who: number): Promise<void> {
    const task = {
      participantId: ids[who]!,
      cohortId: (await person(who)).cohortId,
      generation: (await ports.documents.get<Journey>(journeyKey(ids[who]!)))!.doc.generation,
      startedAt: ports.clock.now(),
    };
    let step: Step = await decideNext(ports, task);
    for (let steps = 0; steps < 40; steps += 1) {
      if (step.kind === 'sleep' || step.kind === 'over' || step.kind === 'continue') return;
      step =
        step.kind === 'decide'
          ? await decideNext(ports, task)
          : await sendDue(ports, { ...task, kind: step.kind });
    }
    throw new Error('The journey does not come to rest.');
  }

  return {
    ports,
    world,
    cohort,
    ids,
    groupIds,
    paths,
    tokens,
    faults,
    person,
    group,
    journey,
    state: async (who: number) => (await person(who)).touchpoints['focus-group'],
    /** One call of the JSON API by one person about one session. */
    async call(who: number, method: string, path: string, which?: number, headers = {}) {
      const focusGroupId = which === undefined ? undefined : groupIds[which];
      return client(method, path, {
        ...(focusGroupId &&
          (method === 'DELETE' ? { query: `focusGroupId=${focusGroupId}` } : { body: { focusGroupId } })),
        headers: { 'link-token': tokens[who]!, ...headers },
      });
    },
    decline: (who: number, why: string) =>
      client('POST', '/api/decline', { body: { why }, headers: { 'link-token': tokens[who]! } }),
    /** What staff do about a session, as a member of staff who has just read it. */
    async change(body: object, which = 0) {
      const { headers } = await world.call('GET', paths[which]!);
      return world.call('PATCH', paths[which]!, { body, headers: { 'if-match': headers.etag } });
    },
    /** What somebody does who stops taking part, on their own page. */
    leave: async (who: number) =>
      participantApi(ports)({
        rawPath: '/year/leave',
        rawQueryString: '',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ t: await linkOf(ids[who]!, 'year'), confirm: 'yes' }).toString(),
        requestContext: { http: { method: 'POST' } },
      }),
    cancelSession: (which = 0) => world.call('POST', `${paths[which]}/cancellation`),
    sweep: (around: Ports = ports) => reviveOverdue(around),
    /** What was sent, as `<who> <kind> <number>`. */
    mails: () =>
      ports.sent.map(({ contactId }) => {
        const [id, , kind, number] = contactId.split('.');
        return `${ids.indexOf(id as ParticipantId)} ${kind} ${number}`;
      }),
    loaded: (who: number) => loadPerson(ports.documents, ids[who]!),
  };
}

export type BookingScene = Awaited<ReturnType<typeof bookingScene>>;

async function link(
  documents: Documents,
  participantId: string,
  cohortId: string,
  purpose: LinkPurpose = 'focus-group',
): Promise<string> {
  const token = newToken(randomBytes);
  const expiresAt = '2028-12-31T00:00:00.000Z' as Instant;
  const doc = { purpose, participantId, cohortId, touchpoint: 'focus-group', contactId: 'own', expiresAt };
  await documents.write([{ key: linkKey(tokenHash(token)), doc, expectedVersion: 0 }]);
  return token;
}
