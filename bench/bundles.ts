import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openApiText } from '../functions/open-api/open-api-text.ts';
import { bundled } from '../lib/constructs/bundle.ts';
import { buildConsole } from '../web/build-console.ts';
import { report } from './report.ts';

const ENTRIES = [
  'functions/staff-api/index.ts',
  'functions/participant-api/index.ts',
  'functions/journey/decide.ts',
  'functions/journey/send.ts',
  'functions/journey/sleep.ts',
  'functions/mail-events.ts',
  'functions/sweep.ts',
  'functions/notices.ts',
  'functions/console/index.ts',
];
const ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  DOCUMENTS_TABLE: 'documents',
  LEDGER_TABLE: 'ledger',
  STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:111111111111:stateMachine:journeys',
  SENDER_EMAIL: 'programs@hospital.example',
  CONFIGURATION_SET: 'programs',
  LINK_BASE_URL: 'https://programs.hospital.example',
  STAFF_URL: 'https://staff.hospital.example',
  SIGN_IN_URL: 'https://sign-in.hospital.example',
  STAFF_ISSUER: 'https://issuer.hospital.example',
  CONSOLE_CLIENT: 'console',
};

const folder = mkdtempSync(join(tmpdir(), 'journeys-bundles-'));
const programs = JSON.stringify({ programs: [], holidays: {} });
const { assets, page } = await buildConsole();
const site = JSON.stringify({ assets, page });
let largest = 0;
let slowest = 0;
for (const entry of ENTRIES) {
  const file = join(folder, 'index.mjs');
  writeFileSync(file, bundled(entry));
  writeFileSync(join(folder, 'programs.json'), programs);
  writeFileSync(join(folder, 'openapi.json'), openApiText());
  writeFileSync(join(folder, 'console.json'), site);
  const script = `const t = performance.now(); await import('${pathToFileURL(file)}'); console.log(performance.now() - t)`;
  const times = Array.from({ length: 5 }, () => {
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ...ENVIRONMENT },
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return Number(run.stdout);
  }).sort((a, b) => a - b);
  const { size } = statSync(file);
  largest = Math.max(largest, size);
  slowest = Math.max(slowest, times[2]!);
  report(`  ${entry}`, `${Math.round(size / 1000)} kB`, `${Math.round(times[2]!)} ms to import`);
}
rmSync(folder, { recursive: true });
report('largest bundle (kB)', Math.round(largest / 1000), 'at most 1300', (x) => x <= 1300);
report('slowest import, median of 5 (ms)', Math.round(slowest), 'under 200', (x) => x < 200);
