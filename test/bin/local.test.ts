import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/local/database.ts';
import { cohortRequest } from '../support/builders.ts';
import { failedStart, startLocalProcess } from '../support/outside/local-process.ts';
import { temporaryFolder } from '../support/program-folder.ts';

describe('npm start', () => {
  it('prints three lines, lets in who opens the link, and ends cleanly when told to', async () => {
    const data = temporaryFolder();
    const local = await startLocalProcess(data);
    expect(local.output).toEqual([
      expect.stringMatching(/^Open http:\/\/localhost:\d+\/sign-in\?t=[\w-]{43}$/),
      `Data in ${data}. No mail leaves this machine.`,
      'Stop with Ctrl+C.',
    ]);
    expect(statSync(join(data, 'sign-in-token')).mode & 0o777).toBe(0o600);
    expect((await fetch(local.url)).status).toBe(401);
    expect(await (await local.desk('/')).text()).toContain('Load the example cohort');
    expect(await local.end('SIGTERM')).toBe(0);
    expect(local.output).toHaveLength(3);
  });

  it('answers what was asked when Ctrl+C comes twice, from the terminal and from npm', async () => {
    const local = await startLocalProcess(temporaryFolder());
    const { port, host } = new URL(local.url);
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.write(`POST /survey HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1\r\n\r\n`);
    // What was sent before on another connection has come by now.
    await fetch(local.url);
    const ended = local.end('SIGINT');
    const isListening = () => fetch(local.url).then(Boolean, () => false);
    while (await isListening());
    local.child.kill('SIGINT');
    socket.write('x');
    expect(await ended).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('keeps its token over restarts, and starts again after kill -9: no lock is left behind (F68)', async () => {
    const data = temporaryFolder();
    const first = await startLocalProcess(data);
    await first.end('SIGKILL');
    // Put back from a copy, it may have come with other rights.
    chmodSync(join(data, 'sign-in-token'), 0o644);
    const second = await startLocalProcess(data);
    expect(second.token).toBe(first.token);
    expect(statSync(join(data, 'sign-in-token')).mode & 0o777).toBe(0o600);
    await second.end('SIGKILL');
  });

  it('has what it compiled kept for the next start by then, even if it is killed', async () => {
    const folder = temporaryFolder();
    const local = await startLocalProcess(temporaryFolder(), { NODE_COMPILE_CACHE: folder });
    await local.end('SIGKILL');
    expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(500);
  });

  it('goes on without the console where that cannot be built, and has it as soon as it can', async () => {
    const folder = temporaryFolder();
    const bundler = join(folder, 'bundler');
    const [real, broken] = [
      createRequire(import.meta.url).resolve('esbuild/bin/esbuild'),
      '#!/bin/sh\nexit 1\n',
    ];
    writeFileSync(bundler, broken, { mode: 0o755 });
    const local = await startLocalProcess(temporaryFolder(), { ESBUILD_BINARY_PATH: bundler });
    const status = async (path: string) => (await fetch(`${local.url}${path}`)).status;
    expect(await status('/console/')).toBe(500);
    expect(await status('/survey')).toBe(404);
    writeFileSync(bundler, `#!/bin/sh\nexec '${real}' "$@"\n`);
    expect(await status('/console/')).toBe(200);
    expect(await local.end('SIGTERM')).toBe(0);
  });

  it.each([
    ['', /The next event is on .* [AP]M GMT/],
    ['Asia/Kathmandu', /The next event is on .* [AP]M GMT\+5:45/],
  ])('shows times on a machine whose TZ is %j', async (TZ, shown) => {
    const local = await startLocalProcess(temporaryFolder(), { TZ });
    await local.desk('/example', {});
    expect(await (await local.desk('/')).text()).toMatch(shown);
    await local.end('SIGKILL');
  });

  it('refuses a data folder that another process uses, in one line (F68)', async () => {
    const data = temporaryFolder();
    const local = await startLocalProcess(data);
    const { code, errors, output } = await failedStart(data);
    expect({ code, output }).toEqual({ code: 1, output: [] });
    expect(errors).toEqual([`Cannot use ${join(data, 'journeys.sqlite')}: another process is using it.`]);
    await local.end('SIGKILL');
  });

  it('refuses a port in use, in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, errors } = await failedStart(temporaryFolder(), { PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(errors).toEqual([`Cannot listen on port ${port}: it is in use. Choose another with PORT=…`]);
  });

  it('refuses a data file that is something else, and leaves it as it is (F70)', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'journeys.sqlite'), 'a letter to the board\n'.repeat(500));
    const { code, errors } = await failedStart(data);
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/damaged or not a database; it was left as it is/)]);
    expect(statSync(join(data, 'journeys.sqlite')).size).toBe(11_000);
  });

  it('refuses a sign-in secret that it cannot read, in one line', async () => {
    const data = temporaryFolder();
    // A folder, because whoever runs the tests may be somebody who can read every file.
    mkdirSync(join(data, 'sign-in-token'));
    const { code, errors } = await failedStart(data);
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringContaining(`Cannot use ${join(data, 'sign-in-token')}: `)]);
  });

  it('refuses settings it does not understand, one line each', async () => {
    const { code, errors } = await failedStart(temporaryFolder(), { PORT: 'http', SMTP_URL: 'mail.example' });
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/^PORT must be a port/),
      expect.stringMatching(/^SMTP_URL must be smtp/),
    ]);
  });

  it('sends no mail from a data folder whose clock has been moved', async () => {
    const data = temporaryFolder();
    const local = await startLocalProcess(data);
    expect((await local.desk('/clock', { to: 'day' })).status).toBe(303);
    await local.end('SIGTERM');
    const smtp = { SMTP_URL: 'smtp://127.0.0.1:9', SENDER_EMAIL: 'programs@example.org' };
    const { code, errors } = await failedStart(data, smtp);
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/has been moved, so no mail may leave it/)]);
  });

  it('sends no mail from a data folder whose people count as written to and never were', async () => {
    const data = temporaryFolder();
    const database = openDatabase(join(data, 'journeys.sqlite'));
    // As a mail that went to the inbox leaves it.
    database.exec(
      "INSERT INTO documents (key, version, doc) VALUES ('ledger#p-1.baseline.invitation.1', 2, '{}')",
    );
    database.close();
    const smtp = { SMTP_URL: 'smtp://127.0.0.1:9', SENDER_EMAIL: 'programs@example.org' };
    const { code, errors } = await failedStart(data, smtp);
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/stayed in its inbox.* leave SMTP_URL out, or choose another/),
    ]);
    await (await startLocalProcess(data)).end('SIGKILL');
  });

  it('keeps no mail back on a data folder that mail has left from', async () => {
    const data = temporaryFolder();
    const smtp = { SMTP_URL: 'smtp://127.0.0.1:9', SENDER_EMAIL: 'programs@example.org' };
    const local = await startLocalProcess(data, smtp);
    expect((await local.desk('/clock', { to: 'day' })).status).toBe(409);
    await local.end('SIGTERM');
    const { code, errors } = await failedStart(data);
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/^Mail leaves .* by SMTP: set SMTP_URL as before/)]);
    await (await startLocalProcess(data, smtp)).end('SIGKILL');
  });

  it('does not take a folder to send mail because of a start that failed', async () => {
    const data = temporaryFolder();
    const taken = await startLocalProcess(temporaryFolder());
    const smtp = { SMTP_URL: 'smtp://127.0.0.1:9', SENDER_EMAIL: 'programs@example.org' };
    const { code } = await failedStart(data, { ...smtp, PORT: new URL(taken.url).port });
    expect(code).toBe(1);
    await taken.end('SIGTERM');
    const local = await startLocalProcess(data);
    expect(local.output[1]).toContain('No mail leaves this machine.');
    await local.end('SIGTERM');
  });

  it('makes the notices of cohorts that are older than notices are', async () => {
    const data = temporaryFolder();
    const local = await startLocalProcess(data);
    expect((await local.staff('POST', '/cohorts', cohortRequest(), 'one')).status).toBe(201);
    await local.end('SIGTERM');
    const file = join(data, 'journeys.sqlite');
    const before = openDatabase(file);
    before.exec("DELETE FROM documents WHERE key LIKE 'notices#%'");
    before.close();
    await (await startLocalProcess(data)).end('SIGTERM');
    const after = openDatabase(file);
    expect(after.prepare("SELECT due_at FROM documents WHERE key LIKE 'notices#%'").all()).toHaveLength(1);
    after.close();
  });
});
