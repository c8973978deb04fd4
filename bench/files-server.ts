import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Instant } from '../domain/dates/instant.ts';
import { accessClaims } from '../functions/middleware/principal.ts';
import { staffApi } from '../functions/staff-api/staff-api.ts';
import { committer } from '../platform/local/committer.ts';
import { openDatabase } from '../platform/local/database.ts';
import { sqliteDocuments } from '../platform/local/documents.ts';
import { startHttpServer } from '../platform/local/http-server.ts';

/** The staff API over a data folder and nothing else: what a deployment has in its function, with SQLite behind it. */
const database = openDatabase(join(process.argv[2]!, 'journeys.sqlite'));
const documents = sqliteDocuments(database, committer(database));
const api = staffApi(() => ({
  documents,
  random: randomBytes,
  clock: { now: () => '2028-12-01T00:00:00.000Z' as Instant },
  mail: { send: () => Promise.reject(new Error('This sends no mail.')) },
  journeys: { start: async () => {}, wake: async () => {} },
  measure: () => {},
  settings: { linkBaseUrl: 'http://localhost', senderEmail: 'programs@example.org' },
  programs: [],
  publicHolidays: () => ({}),
}));
const claims = accessClaims('bench', 'coordinator');
const server = await startHttpServer(0, (event) =>
  api({ ...event, requestContext: { ...event.requestContext, authorizer: { jwt: { claims } } } }),
);
console.log(server.port);
