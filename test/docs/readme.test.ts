import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PLAIN_ENVIRONMENT } from '../support/outside/plain-environment.ts';
import { openSite } from '../support/scenes/site.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A section's commands, as one pastes them. */
const commandsOf = (section: string): string =>
  readme
    .split(/^## /m)
    .find((one) => one.startsWith(section))!
    .match(/```sh\n([\s\S]*?)```/)![1]!;

/** Runs it in a shell that stops at the first fault, in a folder of its own, with this Node and the test's own curl. */
async function paste(commands: string): Promise<{ code: number | null; output: string }> {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  const curl = join(import.meta.dirname, '../support/outside/curl.ts');
  writeFileSync(join(tools, 'curl'), `#!/bin/sh\nexec "${process.execPath}" "${curl}" "$@"\n`, {
    mode: 0o755,
  });
  const path = [tools, dirname(process.execPath), PLAIN_ENVIRONMENT.PATH].join(delimiter);
  const env = { ...PLAIN_ENVIRONMENT, PATH: path };
  const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}

it('the first cohort can be made by pasting what stands there, from its dates to a file of its answers', async () => {
  const site = await openSite();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/sign-in-token'), new URL(site.signInUrl).searchParams.get('t')!);
  const commands = commandsOf('The first cohort');
  const here = commands.replace('http://localhost:8080', site.url);
  expect(here).not.toBe(commands);
  const { code, output } = await paste(here);
  const asked = site.exchanges.map(({ event, result }) => {
    const path = event.rawPath.replace(/\b[cp]-[0-9a-z]{16}\b/g, '…');
    return `${result.statusCode} ${event.requestContext.http.method} ${path}`;
  });
  await site.close();
  expect({ code, output }).toEqual({ code: 0, output: expect.any(String) });
  expect(asked.filter((one) => !one.startsWith('2'))).toEqual([]);
  // Every call that stands there, and each once.
  expect(asked).toHaveLength(commands.match(/\bcall [A-Z]/g)!.length);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('Spring 2027');
  expect(readFileSync(join(folder, 'responses.csv'), 'utf8')).toContain('cohort,response,participant,wave');
});
