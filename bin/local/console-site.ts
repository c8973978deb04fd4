import { type ConsoleSite, consoleFunction } from '../../functions/console/console-function.ts';
import { buildConsole } from '../../web/build-console.ts';

let built: Promise<ConsoleSite> | undefined;

/** The console of one machine: built when it is first asked for. */
export const consoleSite = consoleFunction(
  () => {
    built ??= buildConsole();
    return built;
  },
  { config: { api: '/staff', signIn: { kind: 'link' } }, signInOrigins: [] },
);
