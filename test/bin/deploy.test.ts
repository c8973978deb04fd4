import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLING_STACKS } from 'aws-cdk-lib/cx-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { routes as participantRoutes } from '../../functions/participant-api/routes.ts';
import { routes as staffRoutes } from '../../functions/staff-api/routes.ts';
import { PLAIN_ENVIRONMENT } from '../support/outside/plain-environment.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Runs the CDK app as the CDK's command does, with the settings as variables. */
function deploy(settings: Record<string, string>, root = ROOT) {
  const outdir = mkdtempSync(join(tmpdir(), 'journeys-deploy-'));
  onTestFinished(() => rmSync(outdir, { recursive: true }));
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  const ran = spawnSync(process.execPath, ['bin/deploy.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...PLAIN_ENVIRONMENT,
      CDK_OUTDIR: outdir,
      // Without the functions' code, which takes longest: what is in the bundles is service-stack.test.ts's to see.
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, [BUNDLING_STACKS]: [] }),
      ...settings,
    },
  });
  return { ...ran, template: (name: string) => JSON.parse(readFileSync(join(outdir, name), 'utf8')) };
}

const SETTINGS = {
  JOURNEYS_ALARM_EMAIL: 'ops@hospital.example',
  JOURNEYS_SENDER_EMAIL: 'leadership@hospital.example',
  JOURNEYS_COGNITO_DOMAIN_PREFIX: 'leadership-journeys-test',
};

/** The project with everything but this folder. */
function projectWithout(folder: string): string {
  const root = mkdtempSync(join(tmpdir(), 'journeys-project-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const name of readdirSync(ROOT)) {
    // Node goes by where a program really is, so that must be here.
    if (name === 'bin') cpSync(join(ROOT, name), join(root, name), { recursive: true });
    else if (name !== folder) symlinkSync(join(ROOT, name), join(root, name));
  }
  return root;
}

describe('the CDK app', () => {
  it('gives every row of both route tables a route, and staff rows the scope of the row', () => {
    const ran = deploy(SETTINGS);
    expect(ran.stderr).toBe('');
    const { Resources } = ran.template('journeys-live-service.template.json');
    const routes = Object.values<{ Type: string; Properties: Record<string, unknown> }>(Resources)
      .filter((one) => one.Type === 'AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => [Properties.RouteKey, Properties.AuthorizationScopes ?? 'public']);
    const wanted = [
      ...staffRoutes.map(({ method, path, scope }) => [`${method} ${path}`, [scope]]),
      ...participantRoutes.map(({ method, path }) => [`${method} ${path}`, 'public']),
      ['$default', 'public'],
      ...['/', '/console', '/console/{proxy+}'].map((path) => [`GET ${path}`, 'public']),
    ];
    expect(routes.sort()).toEqual(wanted.sort());
  });

  it('says in sentences which settings are missing, and nothing else', () => {
    const ran = deploy({});
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(/^Setting alarmEmail /);
    expect(ran.stderr).not.toContain('    at ');
  });

  it('says in one line which file of a program cannot be used, and nothing else', () => {
    const root = projectWithout('programs');
    expect(deploy(SETTINGS, root)).toMatchObject({
      status: 1,
      stderr: `${join(root, 'programs')}:1:1: missing-folder: the folder of programs belongs here\n`,
    });
  });
});
