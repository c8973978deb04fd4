import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { makeMissingNotices } from '../../functions/staff-notices/make-missing-notices.ts';
import { movedBy } from '../../platform/local/clock.ts';
import { DataUnusable, openDatabase } from '../../platform/local/database.ts';
import { type HttpServer, startHttpServer } from '../../platform/local/http-server.ts';
import type { LocalSettings } from '../../platform/local/settings.ts';
import { type ThreadedCommitter, threadedCommitter } from '../../platform/local/threaded-committer.ts';
import { type Application, localApplication } from './application.ts';
import { signInOf } from './sign-in.ts';

interface RunningLocal {
  signInUrl: string;
  /** Answers what was asked, lets running journeys come to rest, and closes the data folder. */
  stop(): Promise<void>;
}

/**
 * Everything on one machine: the data folder for this process alone, the port, the functions, and the engine, which
 * goes on where the records stand.
 * @throws DataUnusable and PortUnusable with a sentence for the person who started it
 */
export async function startLocal(
  { port, dataFolder, smtpUrl, senderEmail, linkBaseUrl }: LocalSettings,
  programs: readonly ProgramVersion[],
): Promise<RunningLocal> {
  const file = join(dataFolder, 'journeys.sqlite');
  const database = openDatabase(file);
  const ready = Promise.withResolvers<Application>();
  let server: HttpServer | undefined;
  let commits: ThreadedCommitter | undefined;
  async function close(): Promise<void> {
    await commits?.close();
    database.close();
  }
  try {
    requireOneWorld(database, dataFolder, smtpUrl !== undefined);
    server = await startHttpServer(port, async (event) => (await ready.promise).handle(event));
    const url = `http://localhost:${server.port}`;
    const signIn = signInOf(dataFolder);
    const settings = { linkBaseUrl: linkBaseUrl ?? url, staffUrl: url, senderEmail };
    commits = threadedCommitter(file);
    const application = localApplication({ database, commits, programs, settings, signIn, smtpUrl });
    // Only now that nothing is in the way of it: a start that failed leaves the folder as it was.
    if (smtpUrl !== undefined) markReal(database);
    await makeMissingNotices(application.platform.ports);
    application.pacemaker.start();
    ready.resolve(application);
    return {
      signInUrl: `${url}/sign-in?t=${signIn.token}`,
      async stop() {
        await server?.close();
        await application.pacemaker.stop();
        await close();
      },
    };
  } catch (error) {
    await server?.close();
    await close();
    throw error;
  }
}

/**
 * A data folder is either for trying out, where time may be moved, or for real, where mail leaves. In the first real
 * people would be written to at invented times; in the second mail would count as sent that never left.
 */
function requireOneWorld(database: DatabaseSync, dataFolder: string, sendsMail: boolean): void {
  const isReal = database.prepare("SELECT value FROM meta WHERE name = 'smtp'").get() !== undefined;
  const another = 'choose another data folder with DATA_DIR=…';
  if (sendsMail && movedBy(database) > 0) {
    throw new DataUnusable(
      `The clock of ${dataFolder} has been moved, so no mail may leave it: leave SMTP_URL out, or ${another}`,
    );
  }
  // There is an entry for every contact that was sent, and for nothing else.
  const hasSent = database.prepare(
    "SELECT 1 FROM documents WHERE key > 'ledger#' AND key < 'ledger$' LIMIT 1",
  );
  if (sendsMail && !isReal && hasSent.get() !== undefined) {
    throw new DataUnusable(
      `Mail of ${dataFolder} stayed in its inbox, and its people count as written to: leave SMTP_URL out, or ${another}`,
    );
  }
  if (!sendsMail && isReal) {
    throw new DataUnusable(`Mail leaves ${dataFolder} by SMTP: set SMTP_URL as before, or ${another}`);
  }
}

/** From now on mail leaves it. */
const markReal = (database: DatabaseSync): void =>
  database.exec("INSERT OR IGNORE INTO meta (name, value) VALUES ('smtp', 'yes')");
