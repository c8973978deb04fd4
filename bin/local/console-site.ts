import { stop } from 'esbuild';
import { type ConsoleSite, consoleFunction } from '../../functions/console/console-function.ts';
import type { HttpFunction } from '../../functions/middleware/http.ts';
import { problemAnswer } from '../../functions/middleware/problem.ts';
import { report } from '../../functions/middleware/report.ts';
import { withSecurityHeaders } from '../../functions/middleware/security-headers.ts';
import { buildConsole } from '../../web/build-console.ts';

let built: Promise<ConsoleSite> | undefined;

const site = consoleFunction(
  () => {
    built ??= buildConsole();
    return built;
  },
  { config: { api: '/staff', signIn: { kind: 'link' } }, signInOrigins: [] },
);

/**
 * The console of one machine: built when it is first asked for. Where that fails (its files are just being replaced, the
 * bundler may not run) only the console is not there: mail and journeys go on. The next request tries again.
 */
export const consoleSite: HttpFunction = async (event) => {
  try {
    return await site(event);
  } catch (error) {
    built = undefined;
    // It does not come back by itself where its process has ended.
    await stop();
    report(error, { in: 'console' });
    return withSecurityHeaders(problemAnswer(error, false));
  }
};
