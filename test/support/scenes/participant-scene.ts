import { randomBytes } from 'node:crypto';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import { journeyKey } from '../../../domain/journeys/journey.ts';
import { type LinkPurpose, linkKey, newToken } from '../../../domain/links/link.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { type ProgramVersion, programKey } from '../../../domain/programs/program.ts';
import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import type { HttpResult } from '../../../functions/middleware/gateway.ts';
import { participantApi } from '../../../functions/participant-api/participant-api.ts';
import { endpoints } from '../../../functions/participant-api/routes.ts';
import { putCohort, putFocusGroup, putParticipant } from '../../../functions/records.ts';
import { tokenHash } from '../../../functions/token-hash.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';
import type { Documents, Ports } from '../../../platform/ports.ts';
import { requireDeclared } from '../reading/declared-answer.ts';
import { DECEMBER, JUNE, smallCohort, smallParticipant, smallProgram } from '../small-program.ts';

export const DURING_BASELINE = '2027-01-20T17:30:15.250Z' as Instant;
export const DURING_SATISFACTION = '2027-02-10T15:00:00.000Z' as Instant;
export const DURING_BOOKING = '2027-05-20T12:00:00.000Z' as Instant;

interface Given {
  now?: Instant;
  participants?: Participant[];
  groups?: FocusGroup[];
  cohort?: Partial<Cohort>;
  program?: ProgramVersion;
  /** Another store than the local one; `contents` and `keys` do not know it. */
  documents?: Documents;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams | object;
}

/** A cohort in the middle of its year on the local store, and its participant API, at a time that stands still. */
export async function participantScene(given: Given = {}) {
  const { participants = [smallParticipant()], groups = [JUNE, DECEMBER] } = given;
  const program = given.program ?? smallProgram();
  const cohort = smallCohort({
    programId: program.program.id,
    programVersion: program.version,
    ...given.cohort,
  });
  const database = openDatabase(':memory:');
  const documents = given.documents ?? sqliteDocuments(database, committer(database));
  const clock = standingClock(given.now ?? DURING_BASELINE);
  const wakes: string[] = [];
  const ports: Ports = {
    documents,
    clock,
    mail: { send: () => Promise.reject(new Error('This API sends no mail.')) },
    journeys: { start: async () => {}, wake: async (token) => void wakes.push(token) },
    random: randomBytes,
    measure: () => {},
    settings: { linkBaseUrl: 'https://year.example', senderEmail: 'program@hospital.example' },
  };
  const person = { program, cohort: { key: '', version: 1, doc: cohort } };
  await documents.write([
    { key: programKey(cohort.programId, cohort.programVersion), doc: program, expectedVersion: 0 },
    putCohort(cohort, 0),
    ...groups.map((group) => putFocusGroup(group, 0)),
  ]);
  for (const participant of participants) {
    await documents.write([
      putParticipant(person, participant, 0, clock.now()),
      {
        key: journeyKey(participant.id),
        doc: { participantId: participant.id, generation: 1, token: `sleep of ${participant.id}` },
        expectedVersion: 0,
      },
    ]);
  }
  const api = participantApi(ports);

  async function send(url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<HttpResult> {
    const [rawPath = '', rawQueryString = ''] = url.split('?');
    const isForm = body instanceof URLSearchParams;
    const text =
      body === undefined || typeof body === 'string' ? body : isForm ? String(body) : JSON.stringify(body);
    const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const result = await api({
      rawPath,
      rawQueryString,
      headers: body === undefined ? headers : { 'content-type': type, ...headers },
      body: text,
      requestContext: { http: { method } },
    });
    requireDeclared(endpoints, method, rawPath, result);
    return result;
  }

  return {
    api,
    clock,
    ports,
    wakes,
    send,
    /** Sends a form as a browser does from one of our pages. */
    post: (path: string, fields: Record<string, string> | string) =>
      send(path, {
        method: 'POST',
        headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      }),
    /** Calls the JSON API with a token. */
    call: (path: string, token: string, body?: object) =>
      send(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'link-token': token },
        ...(body && { body }),
      }),
    /** Stores a link as the sender of a mail does, and answers with its token. */
    async link(
      purpose: LinkPurpose,
      touchpoint: string,
      more: { of?: Participant; expiresAt?: string } = {},
    ) {
      const token = newToken(randomBytes);
      const { of = participants[0]! } = more;
      const doc = {
        purpose,
        participantId: of.id,
        cohortId: of.cohortId,
        touchpoint,
        contactId: `${of.id}.${touchpoint}.invitation.1`,
        expiresAt: more.expiresAt ?? '2028-12-31T00:00:00.000Z',
      };
      await documents.write([{ key: linkKey(tokenHash(token)), doc, expectedVersion: 0 }]);
      return token;
    },
    async change(participant: Participant) {
      const key = `participant#${participant.id}`;
      const version = (await documents.get(key))?.version ?? 0;
      await documents.write([putParticipant(person, participant, version, clock.now())]);
    },
    participant: async (of = participants[0]!) =>
      (await documents.get<Participant>(`participant#${of.id}`))!.doc,
    group: async (id: string) => (await documents.get<FocusGroup>(`focus-group#${id}`))!.doc,
    /** Everything that is stored, to the byte; what counts against misuse is not about anybody, and left out. */
    contents: () =>
      JSON.stringify(
        database.prepare("SELECT * FROM documents WHERE key NOT LIKE 'rate#%' ORDER BY key").all(),
      ),
    /** How many documents count against misuse. */
    rates: () =>
      Number(
        database.prepare("SELECT count(*) AS count FROM documents WHERE key LIKE 'rate#%'").get()?.count,
      ),
    keys: () =>
      database
        .prepare("SELECT key FROM documents WHERE key NOT LIKE 'rate#%' ORDER BY key")
        .all()
        .map((row) => String(row.key)),
  };
}

export type Scene = Awaited<ReturnType<typeof participantScene>>;
