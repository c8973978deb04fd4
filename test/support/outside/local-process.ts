import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PLAIN_ENVIRONMENT } from './plain-environment.ts';

const ENTRY = join(import.meta.dirname, '../../../bin/local.ts');

export interface LocalProcess {
  child: ChildProcess;
  /** Without a trailing slash. */
  url: string;
  token: string;
  /** What it printed. */
  output: string[];
  /** Calls the staff API. `key` makes a POST repeatable. */
  staff(method: string, path: string, body?: object, key?: string): Promise<Response>;
  /** Opens a page of the staff person, or posts a form to it; follows no redirect. */
  desk(path: string, form?: Record<string, string>): Promise<Response>;
  /** Ends it with a signal, and resolves with its exit code when it is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface EndedProcess {
  code: number | null;
  output: string[];
  errors: string[];
}

/** Starts the program as a person would, on any free port; resolves when it can be opened. */
export async function startLocalProcess(
  dataFolder: string,
  environment: Record<string, string> = {},
): Promise<LocalProcess> {
  const { child, output, errors } = run(dataFolder, environment);
  const gone = once(child, 'close');
  const ready = new Promise<URL>((resolve, reject) => {
    createInterface(child.stdout!).on('line', (line) => {
      output.push(line);
      if (output.length === 3) resolve(new URL(/^Open (\S+)$/.exec(output[0]!)![1]!));
    });
    void gone.then(() => reject(new Error(`It ended: ${errors.join('\n')}`)));
  });
  const opened = await ready;
  const url = opened.origin;
  const token = opened.searchParams.get('t')!;
  let cookie: string | undefined;
  return {
    child,
    url,
    token,
    output,
    staff: (method, path, body, key) =>
      fetch(`${url}/staff${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async desk(path, form) {
      cookie ??= (await fetch(opened, { redirect: 'manual' })).headers.get('set-cookie')!.split(';', 1)[0]!;
      const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
      return fetch(`${url}${path}`, { ...sent, headers: { cookie }, redirect: 'manual' });
    },
    async end(signal) {
      child.kill(signal);
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}

/** Starts the program where it is expected to give up, and waits until it has. */
export async function failedStart(
  dataFolder: string,
  environment: Record<string, string> = {},
): Promise<EndedProcess> {
  const { child, output, errors } = run(dataFolder, environment);
  createInterface(child.stdout!).on('line', (line) => output.push(line));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
}

function run(dataFolder: string, environment: Record<string, string>) {
  const child = spawn(process.execPath, [ENTRY], {
    env: { ...PLAIN_ENVIRONMENT, PORT: '0', DATA_DIR: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  return { child, output: [] as string[], errors };
}
