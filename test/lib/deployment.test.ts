import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { deployedStacks, newApp } from '../support/deployed-stacks.ts';

const app = newApp({ checked: true });
const { serviceTemplate, dataTemplate } = deployedStacks(
  { restoredDocumentsTable: 'documents-restored' },
  app,
);
const findings = (root: App) =>
  new AwsSolutionsChecks(root).validateScope(root).violations.map((one) => one.ruleName);

/** Construct path → the findings acknowledged there. */
function acknowledged(root: IConstruct): Record<string, string[]> {
  const key = Validations.ACKNOWLEDGED_RULES_METADATA_KEY;
  const entries = root.node
    .findAll()
    .map((one): [string, string[]] => [
      one.node.path,
      one.node.metadata.filter(({ type }) => type === key).flatMap(({ data }) => Object.keys(data)),
    ]);
  return Object.fromEntries(entries.filter(([, rules]) => rules.length > 0));
}

describe('cdk-nag', () => {
  it('finds nothing in either stack', () => {
    expect(findings(app)).toEqual([]);
  });

  it("is asked, with CloudFormation's own rules, by every synthesis, and the report is empty", () => {
    const report = readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8');
    expect(JSON.parse(report).pluginReports).toEqual([]);
  });

  it('would find a queue that takes messages in the clear', () => {
    const other = new App();
    new Queue(new Stack(other, 'stack'), 'Queue');
    expect(findings(other)).toContain('AwsSolutions-SQS4');
  });

  it('is told to look away where participants and the console’s files are, and at one role', () => {
    expect(acknowledged(app)).toEqual({
      'journeys-live-service/Journeys/Role': ['Annotation::AwsSolutions-IAM5[Resource::*]'],
      'journeys-live-service/ParticipantApi/Api': ['Annotation::AwsSolutions-APIG4'],
      ...Object.fromEntries(
        ['GET--', 'GET--console', 'GET--console--{proxy+}'].map((route) => [
          `journeys-live-service/StaffApi/Api/${route}`,
          ['Annotation::AwsSolutions-APIG4'],
        ]),
      ),
    });
  });
});

describe('after a restore (F19, F49)', () => {
  const functions = Object.values(serviceTemplate.findResources('AWS::Lambda::Function'));

  it('gives every function that reads records the restored table in place of the old one', () => {
    const tables = functions.flatMap((one) => one.Properties.Environment.Variables.DOCUMENTS_TABLE ?? []);
    expect(tables).toHaveLength(8);
    expect(new Set(tables)).toEqual(new Set(['documents-restored']));
  });

  it('keeps the ledger, which remembers what was sent after the moment restored to', () => {
    const ledgers = functions.flatMap((one) => one.Properties.Environment.Variables.LEDGER_TABLE ?? []);
    expect(ledgers).not.toEqual([]);
    for (const ledger of ledgers) expect(JSON.stringify(ledger)).toContain('LedgerTable');
  });

  it('keeps the old table too', () => {
    expect(Object.keys(dataTemplate.findResources('AWS::DynamoDB::Table'))).toContain('DocumentsTable');
  });
});

it('names the documents table in use, of which the runbook has the next restore made (F49)', () => {
  serviceTemplate.hasOutput('DocumentsTableName', { Value: 'documents-restored' });
  const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
  expect(runbook).toContain('\nDOCUMENTS=$(out service DocumentsTableName)\n');
});
