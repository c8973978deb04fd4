import type { DatabaseSync } from 'node:sqlite';
import { instantOf } from '../../domain/dates/instant.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { everyQuarterHour } from '../../functions/every-quarter-hour.ts';
import { GRACE_S, SWEEP_EVERY_S } from '../../functions/journey/revive-overdue.ts';
import { journeyTasks } from '../../functions/journey/tasks.ts';
import type { HttpFunction } from '../../functions/middleware/http.ts';
import { report } from '../../functions/middleware/report.ts';
import { openApiText } from '../../functions/open-api/open-api-text.ts';
import { participantApi } from '../../functions/participant-api/participant-api.ts';
import { staffApi } from '../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../platform/holidays.ts';
import { type MovableClock, runningClock } from '../../platform/local/clock.ts';
import type { Committer } from '../../platform/local/committer.ts';
import { createPacemaker, type Pacemaker } from '../../platform/local/pacemaker.ts';
import { type LocalPlatform, localPlatform } from '../../platform/local/platform.ts';
import { SMTP_CONNECTIONS, smtpMail } from '../../platform/local/smtp.ts';
import type { RuntimeSettings } from '../../platform/ports.ts';
import { consoleSite } from './console-site.ts';
import { dailyRemoval } from './daily-removal.ts';
import type { Desk } from './desk.ts';
import { deskPages } from './desk-pages.ts';
import { frontDoor } from './front-door.ts';
import type { SignIn } from './sign-in.ts';

/** What `npm start` serves, tests talk to and the clock's buttons move. */
export interface Application {
  handle: HttpFunction;
  pacemaker: Pacemaker;
  platform: LocalPlatform;
}

interface ApplicationParts {
  database: DatabaseSync;
  /** Who writes to it; this thread where nothing is given. */
  commits?: Committer | undefined;
  programs: readonly ProgramVersion[];
  settings: RuntimeSettings;
  signIn: SignIn;
  /** Without it mail stays in the inbox. */
  smtpUrl?: string | undefined;
  /** The machine's own, moved as far as this database says, where nothing is given. */
  clock?: MovableClock;
}

/** The same functions as in the cloud, around one database and behind one door. Nothing moves before its start. */
export function localApplication(parts: ApplicationParts): Application {
  const {
    database,
    commits,
    settings,
    programs,
    signIn,
    smtpUrl,
    clock = runningClock(parts.database),
  } = parts;
  const failed = (error: unknown) => report(error, { in: 'journey' });
  const platform = localPlatform({
    database,
    commits,
    clock,
    settings,
    tasks: journeyTasks,
    ...(smtpUrl ? bySmtp(smtpUrl, settings) : {}),
    observe: { onFailure: (_, error) => failed(error) },
  });
  const { ports, engine, inbox } = platform;
  const removal = dailyRemoval(platform);
  const pacemaker = createPacemaker({
    engine,
    clock,
    documents: ports.documents,
    sweep: () => everyQuarterHour(ports, removal),
    sweepEveryS: SWEEP_EVERY_S,
    graceS: GRACE_S,
    onFailure: failed,
  });
  const openApi = openApiText();
  const staff = staffApi(() => ({ ...ports, programs, publicHolidays, openApi }));
  const desk: Desk = {
    ...ports,
    inbox,
    pacemaker,
    signIn,
    staff,
    machineNow: () => instantOf(Date.now()),
    sendsMail: smtpUrl !== undefined,
  };
  const [participant, pages] = [participantApi(ports), deskPages(desk)];
  const { sendsMail } = desk;
  const handle = frontDoor({ staff, participant, desk: pages, console: consoleSite, signIn, sendsMail });
  return { handle, pacemaker, platform };
}

/** A mail that waits for a connection is claimed already: after a power cut nobody could say that it never left. */
const bySmtp = (url: string, { senderEmail }: RuntimeSettings) => ({
  mail: smtpMail({ url, senderEmail }),
  sideBySide: SMTP_CONNECTIONS,
});
