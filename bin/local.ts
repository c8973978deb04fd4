import { flushCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { DataUnusable } from '../platform/local/database.ts';
import { UnsupportedDefinition } from '../platform/local/expression.ts';
import { PortUnusable } from '../platform/local/http-server.ts';
import { InvalidEnvironment, readLocalSettings } from '../platform/local/settings.ts';
import { ProgramFileError } from '../platform/program-file-error.ts';
import { loadPrograms } from '../platform/program-files.ts';
import { startLocal } from './local/start.ts';

/** What whoever started the program can put right; its message says how. */
const EXPECTED = [InvalidEnvironment, ProgramFileError, DataUnusable, PortUnusable, UnsupportedDefinition];

try {
  const settings = readLocalSettings(process.env);
  const programs = loadPrograms(join(import.meta.dirname, '../programs'));
  const running = await startLocal(settings, programs);
  // Now, because it may be switched off at any moment: what has been compiled is kept for the next start.
  flushCompileCache();
  console.log(`Open ${running.signInUrl}`);
  console.log(
    `Data in ${resolve(settings.dataFolder)}. ${settings.smtpUrl ? 'Mail leaves by SMTP.' : 'No mail leaves this machine.'}`,
  );
  console.log('Stop with Ctrl+C.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // One Ctrl+C may come twice within a millisecond: the terminal sends it to everybody, and npm passes it on. The third
    // one finds no listener and ends the process at once, as a crash would: nothing is lost by it.
    let times = 0;
    process.on(signal, function stop() {
      times += 1;
      if (times === 1) void running.stop().then(() => process.exit(0));
      else process.off(signal, stop);
    });
  }
} catch (error) {
  if (!EXPECTED.some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  process.exit(1);
}
