import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { Stack } from 'aws-cdk-lib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundle, bundled } from '../../../lib/constructs/bundle.ts';
import { newApp } from '../../support/deployed-stacks.ts';

const stack = new Stack(newApp({ bundled: true }), 'stack');
const ENTRY = 'test/support/outside/placeholder-function.ts';

describe('a bundle', () => {
  it('is one ES module with its files beside it', () => {
    const { path } = bundle(stack, ENTRY, { 'programs.json': '[1]' });
    expect(readFileSync(join(path, 'programs.json'), 'utf8')).toBe('[1]');
    expect(readFileSync(join(path, 'index.mjs'), 'utf8')).toMatch(/export\{\w+ as handler\};/);
  });

  it('has the same bytes and name each time, and another name for another content', () => {
    expect(bundle(stack, ENTRY, {}).path).toBe(bundle(stack, ENTRY, {}).path);
    expect(bundle(stack, ENTRY, {}).path).not.toBe(bundle(stack, ENTRY, { 'programs.json': '[2]' }).path);
  });

  it('brings `require` for packages that load builtins with it, and runs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeys-bundle-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'package.cjs'), "module.exports = require('node:path').sep;");
    writeFileSync(
      join(folder, 'entry.ts'),
      "import sep from './package.cjs'; export const handler = () => sep;",
    );
    const file = join(bundle(stack, join(folder, 'entry.ts'), {}).path, 'index.mjs');
    expect(readFileSync(file, 'utf8').startsWith('import{createRequire}')).toBe(true);
    const run = `const { handler } = await import(process.argv[1]); console.log(await handler());`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', run, file], {
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe(sep);
  });

  it('is empty in a stack that is not to be deployed', () => {
    const { path } = bundle(new Stack(newApp(), 'stack'), 'functions/there-is-no-such.ts', {});
    expect(readFileSync(join(path, 'index.mjs'), 'utf8')).toBe('');
  });

  it('has no banner where nothing needs it', () => {
    expect(readFileSync(join(bundle(stack, ENTRY, {}).path, 'index.mjs'), 'utf8')).not.toContain(
      'createRequire',
    );
  });

  it('never imports node:http, which would load its WebSocket too', () => {
    // Packages of SDK and mail want it, some at once and some later.
    expect(bundled('functions/journey/send.ts')).not.toMatch(/(from|import\()\s*["']node:http["']/);
  });

  it('has neither event streams nor a search for credentials in files and sign-in services', () => {
    const code = bundled('functions/journey/sleep.ts');
    expect(code).not.toContain('event-streams');
    expect(code).not.toContain('sso_session');
  });

  it('signs its calls with the credentials of its environment', async () => {
    const asked: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers);
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: 'ValidationException', message: 'of no interest' }));
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const file = join(bundle(stack, 'functions/journey/sleep.ts', {}).path, 'index.mjs');
    const run = `const { handler } = await import(process.argv[1]); await handler({}).catch((error) => console.log(error.name));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', run, file], {
      env: {
        DOCUMENTS_TABLE: 'documents',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_SESSION_TOKEN: 'session-token',
      },
    });
    expect(stdout.trim()).toBe('ValidationException');
    expect(asked[0]!.authorization).toContain('Credential=AKIDEXAMPLE/');
    expect(asked[0]!['x-amz-security-token']).toBe('session-token');
  });
});
