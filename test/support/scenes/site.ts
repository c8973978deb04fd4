import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Application, localApplication } from '../../../bin/local/application.ts';
import { signInOf } from '../../../bin/local/sign-in.ts';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import { noticeOf } from '../../../domain/notices/staff-notice.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import type { HttpEvent, HttpResult } from '../../../functions/middleware/gateway.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { startHttpServer } from '../../../platform/local/http-server.ts';
import { threadedCommitter } from '../../../platform/local/threaded-committer.ts';
import type { Message } from '../../../platform/ports.ts';
import { type HttpCall, httpClient } from '../../../rehearsal/http-client.ts';
import { type Staff, staffOver } from '../../../rehearsal/staff.ts';
import { PROGRAMS } from '../builders.ts';
import { type CapturedOutput, captureOutput } from '../captured-output.ts';
import { TODAY } from '../ports.ts';

/** A request as it came through the door, and what was answered. */
export interface Exchange {
  event: HttpEvent;
  result: HttpResult;
}

/** The application of `npm start` in this process, on a port of its own, at a time that stands still until moved. */
export interface Site extends Application {
  /** Without a trailing slash; personal links start with it. */
  url: string;
  signInUrl: string;
  /** The staff API over the same door, as whoever has the sign-in token. */
  staff: Staff;
  /** One request to the staff API, likewise. */
  staffApi: HttpCall;
  /** One request to what personal links open. */
  participantApi: HttpCall;
  now(): Instant;
  /** Lives through everything until then, each thing at its own time. */
  moveTo(instant: Instant): Promise<void>;
  /**
   * The mail to participants since it was asked for last; where there is none yet, moves from event to event until some has come.
   * None once nothing is planned any more.
   */
  nextMails(): Promise<Message[]>;
  /** All mail, the oldest first. */
  mails(): Message[];
  /** Everything that was asked and answered over HTTP. */
  exchanges: readonly Exchange[];
  /** What this process has said since the site was opened. */
  output: CapturedOutput;
  /** Every row of every table as one text: two that are equal are byte-identical stores. */
  contents(): string;
  database: DatabaseSync;
  close(): Promise<void>;
}

/** Stands between the door and the application. */
export type Between = (
  event: HttpEvent,
  answer: (event: HttpEvent) => Promise<HttpResult>,
) => Promise<HttpResult>;

export interface SiteOptions {
  now?: Instant;
  /** On a disk with durable commits; in memory where it is left out. */
  isDurable?: boolean;
  /** For controls that show what a test would see. */
  between?: Between;
  /** Where mail leaves by; it stays in the inbox where it is left out. */
  smtpUrl?: string;
  /** Those that come with the product, where it is left out. */
  programs?: readonly ProgramVersion[];
}

/** Timers are whole seconds, rounded up: a moment later everybody's has rung. */
const RINGING_S = 5;

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { now = TODAY, between = (event, answer) => answer(event), programs = PROGRAMS } = options;
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  const file = join(folder, 'journeys.sqlite');
  const database = openDatabase(options.isDurable ? file : ':memory:');
  const commits = options.isDurable ? threadedCommitter(file) : undefined;
  const exchanges: Exchange[] = [];
  const opened = Promise.withResolvers<Application>();
  const server = await startHttpServer(0, async (event) => {
    const result = await between(event, (await opened.promise).handle);
    exchanges.push({ event, result });
    return result;
  });
  const url = `http://localhost:${server.port}`;
  const signIn = signInOf(folder);
  const settings = { linkBaseUrl: url, senderEmail: 'programs@example.org' };
  const clock = standingClock(now);
  const application = localApplication({
    database,
    commits,
    programs,
    settings,
    signIn,
    clock,
    smtpUrl: options.smtpUrl,
  });
  opened.resolve(application);
  const { pacemaker, platform, handle } = application;
  const output = captureOutput();
  const authorization = `Bearer ${signIn.token}`;
  const staffApi = httpClient((event) =>
    handle({ ...event, rawPath: `/staff${event.rawPath}`, headers: { ...event.headers, authorization } }),
  );
  let read = 0;
  const mails = () =>
    platform.inbox
      .list(10_000)
      .map(({ message }) => message)
      .reverse();
  return {
    ...application,
    url,
    signInUrl: `${url}/sign-in?t=${signIn.token}`,
    staff: staffOver(staffApi),
    staffApi,
    participantApi: httpClient(handle),
    now: clock.now,
    moveTo: pacemaker.moveTo,
    mails,
    async nextMails() {
      for (;;) {
        await platform.engine.idle();
        const arrived = mails().slice(read);
        read += arrived.length;
        const toPeople = arrived.filter(({ contactId }) => !noticeOf(contactId));
        if (toPeople.length > 0) return toPeople;
        const next = await pacemaker.nextEvent();
        if (!next) return [];
        await pacemaker.moveTo(plusSeconds(next, RINGING_S));
      }
    },
    exchanges,
    output,
    contents: () => contentsOf(database),
    database,
    async close() {
      await server.close();
      await pacemaker.stop();
      output.restore();
      await commits?.close();
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function contentsOf(database: DatabaseSync): string {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return tables
    .flatMap(({ name }) => database.prepare(`SELECT '${name}' AS "table", * FROM "${name}" ORDER BY 2`).all())
    .map((row) => JSON.stringify(row))
    .join('\n');
}

/** Moves on until the first mail of that contact, such as `.baseline.reminder.`, which is given. */
export async function mailOf(site: Site, contact: string): Promise<Message> {
  for (;;) {
    const mails = await site.nextMails();
    if (mails.length === 0) throw new Error(`No mail of ${contact} was sent.`);
    const found = mails.find(({ contactId }) => contactId.includes(contact));
    if (found) return found;
  }
}
