import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BUNDLING_STACKS } from 'aws-cdk-lib/cx-api';
import { afterAll } from 'vitest';
import type { DataStack } from '../../lib/data-stack.ts';
import { addDeployment, type DeploymentParts } from '../../lib/deployment.ts';
import type { ServiceStack } from '../../lib/service-stack.ts';
import { readSettings } from '../../lib/settings.ts';
import { validSettings } from './valid-settings.ts';

/** Route tables of a size that shows in a snapshot; the real ones grow without changing it. */
export const sampleParts: DeploymentParts = {
  staffRoutes: [
    { method: 'GET', path: '/cohorts/{cohortId}', scope: 'staff/read' },
    { method: 'POST', path: '/cohorts', scope: 'staff/write' },
    { method: 'POST', path: '/cohorts/{cohortId}/participants', scope: 'staff/write' },
  ],
  participantRoutes: [
    { method: 'GET', path: '/survey' },
    { method: 'POST', path: '/survey' },
  ],
  programs: '[]',
  openApi: '{}',
  console: '{}',
};

/**
 * An app with the feature flags of cdk.json, as the CDK would start it; its output goes when the tests end.
 * CloudFormation's rules are checked in one file only, as that takes seconds, and so does the functions' code, which is
 * left out unless it is what a file looks at.
 */
export function newApp({ checked = false, bundled = false } = {}): App {
  const { context: flags } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'journeys-cdk-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  const context = { ...flags, ...(!bundled && { [BUNDLING_STACKS]: [] }) };
  return new App({ context, outdir, builtinCloudFormationValidation: checked });
}

interface DeployedStacks {
  app: App;
  data: DataStack;
  service: ServiceStack;
  dataTemplate: Template;
  serviceTemplate: Template;
}

let usual: DeployedStacks | undefined;

/** Both stacks as the settings that must be there make them, without code: for whoever looks at their templates. */
export function usualStacks(): DeployedStacks {
  usual ??= deployedStacks();
  return usual;
}

/** Both stacks, synthesized anew: slow, so once a file. */
export function deployedStacks(
  settings: Record<string, unknown> = {},
  app: App = newApp(),
  parts: DeploymentParts = sampleParts,
): DeployedStacks {
  const { data, service } = addDeployment(app, readSettings({ ...validSettings, ...settings }, {}), parts);
  return {
    app,
    data,
    service,
    dataTemplate: Template.fromStack(data),
    serviceTemplate: Template.fromStack(service),
  };
}

/** A template without the hashes that change with every line of a function's code. */
export function masked(template: Template): string {
  return JSON.stringify(template.toJSON(), null, 2).replace(/\b[0-9a-f]{64}\b/g, '<hash>');
}
