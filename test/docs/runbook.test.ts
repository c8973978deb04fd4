import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { ledgerKey } from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { withdrawn } from '../../domain/journeys/withdrawal.ts';
import { stopMail } from '../../domain/participants/stop-mail.ts';
import { report } from '../../functions/middleware/report.ts';
import { DOCUMENT_INDEXES } from '../../lib/constructs/documents-table.ts';
import { UNDELIVERED_MAILS } from '../../platform/aws/undelivered-mail.ts';
import { journeyWorkflow } from '../../workflows/catalogue.ts';
import { CLP, cohort, participant } from '../support/builders.ts';
import { usualStacks } from '../support/deployed-stacks.ts';

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const restore = runbook.slice(runbook.indexOf('## Restore the documents table'));

type Retry = Record<'IntervalSeconds' | 'BackoffRate' | 'MaxAttempts' | 'MaxDelaySeconds', number>;

/** At the most: with full jitter each wait is any time up to this one. */
const secondsOfTrying = ({ IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds }: Retry): number =>
  Array.from({ length: MaxAttempts }, (_, tries) =>
    Math.min(MaxDelaySeconds, IntervalSeconds * BackoffRate ** tries),
  ).reduce((sum, wait) => sum + wait, 0);

describe('the runbook', () => {
  it('asks the log for all that tells what a function reported', () => {
    const log: Record<string, unknown>[] = [];
    const written = vi.spyOn(console, 'error').mockImplementation((line) => void log.push(line));
    report(new Error('outer', { cause: new TypeError('inner') }), { record: 'participant#p-1' });
    written.mockRestore();
    const asked = /^fields (.+)\n\| filter level = "ERROR"/m.exec(runbook)![1]!.split(', ');
    const told = asked.map((field) => {
      const path = field.split('.').slice(1) as [string];
      return path.reduce<unknown>((found, name) => (found as Record<string, unknown>)?.[name], log[0]);
    });
    expect(told).toEqual(expect.arrayContaining(['participant#p-1', 'Error', 'TypeError']));
  });

  it('asks the log for calls of which only Lambda can tell: time was up, or the process died', () => {
    // Lambda's own lines have no level; those of a call that ended so are warnings.
    usualStacks().serviceTemplate.allResourcesProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    });
    const [, fields, filter] = /^fields (.+)\n\| filter (level = "ERROR".*) \| sort/m.exec(runbook)!;
    expect(fields!.split(', ')).toEqual(expect.arrayContaining(['record.requestId', 'record.status']));
    expect(filter).toBe('level = "ERROR" or record.status in ["timeout", "error", "failure"]');
  });

  it('brings the key of both tables back from where it can be lost, and says until when', () => {
    usualStacks().dataTemplate.allResourcesProperties('AWS::DynamoDB::Table', {
      SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['DataKey', 'Arn'] } },
    });
    const section = runbook.split(/^## /m).find((one) => one.startsWith('A function fails'));
    expect(section).toMatch(/within seven days[\s\S]*cancel-key-deletion[\s\S]*enable-key --key-id/);
  });

  it('finds what fetches mail events by the name of their queue', () => {
    const [mapping] = Object.values(
      usualStacks().serviceTemplate.findResources('AWS::Lambda::EventSourceMapping'),
    );
    const [, name] = /contains\(EventSourceArn, '(\w+)'\)/.exec(runbook)!;
    // CloudFormation names a queue after its logical id.
    expect(mapping!.Properties.EventSourceArn['Fn::GetAtt'][0].startsWith(name)).toBe(true);
  });

  it('takes an address off the list that SES keeps, wherever it says that one takes mail again', () => {
    usualStacks().serviceTemplate.hasResourceProperties('AWS::SES::ConfigurationSet', {
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    const sections = runbook
      .split(/^## /m)
      .filter((one) => /mail again/.test(one.replace('Enable mail again', '')));
    expect(sections).not.toHaveLength(0);
    for (const one of sections)
      expect(one).toMatch(/delete-suppressed-destination|"An address takes mail again"/);
  });

  it('says for how long the machine goes on trying while a function is throttled', () => {
    const { States } = JSON.parse(journeyWorkflow.definition) as {
      States: Record<string, { Retry?: Retry[] }>;
    };
    const longest = Object.values(States).flatMap(({ Retry = [] }) => Retry.map(secondsOfTrying));
    expect(Math.max(...longest)).toBe(122);
    const section = runbook.split(/^## /m).find((one) => one.startsWith('A function is throttled'));
    expect(section).toContain('for two minutes at most');
  });

  it('asks the log whose mail SES has given up by the name that is logged', () => {
    expect(runbook).toContain(`filter message.metric = "${UNDELIVERED_MAILS}"`);
    // The log has no more than the contact; the ledger says of which cohort.
    expect(runbook).toContain(`{\\"S\\":\\"${ledgerKey('$CONTACT')}\\"}`);
  });

  it('lets in again whoever has lost the only second factor there is, or was late for the first sign-in', () => {
    usualStacks().dataTemplate.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    const section = runbook.split(/^## /m).find((one) => one.startsWith('A member of staff cannot sign in'));
    expect(section).toContain('admin-delete-software-token');
    expect(section).toContain('--message-action RESEND');
  });

  it('lets in again whom Cognito takes for somebody else, which it is told to refuse', () => {
    usualStacks().dataTemplate.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK' } } },
    });
    const section = runbook.split(/^## /m).find((one) => one.startsWith('A member of staff cannot sign in'));
    expect(section).toContain('Forgot your password?');
    expect(section).toContain('admin-update-auth-event-feedback');
  });

  // What a restored table keeps (indexes, billing) is checked; what it loses or may lose is put back.
  it.each([
    ['time to live', 'update-time-to-live'],
    ['point-in-time recovery', 'update-continuous-backups'],
    ['deletion protection', '--deletion-protection-enabled'],
    ['the key', '--sse-specification-override'],
    ['the indexes', 'GlobalSecondaryIndexes'],
    ['on-demand billing', 'PAY_PER_REQUEST'],
    ['use by the service', 'restoredDocumentsTable'],
  ])('puts back or checks %s after a restore, before traffic (F49)', (_, words) => {
    expect(restore).toContain(words);
  });

  it('names whoever has withdrawn or stopped mail since, as the restored table has forgotten it, before mail goes (F19, I4)', () => {
    const since = '2027-01-15T09:00:00';
    const now = '2027-01-16T08:30:00.000Z' as Instant;
    const before = '2027-01-15T08:59:59.999Z' as Instant;
    const people = [
      participant(),
      stopMail(participant(), before),
      stopMail(participant(), now),
      withdrawn(CLP.program, cohort(), participant(), now),
    ];
    const [, script] = /node -e '([^']+)'/.exec(restore)!;
    const said = execFileSync(process.execPath, ['-e', script!], {
      input: JSON.stringify(people.map((one) => JSON.stringify(one))),
      env: { SINCE: since },
    });
    const { cohortId, id } = participant();
    expect(String(said)).toBe(`${cohortId} ${id} stopped ${now}\n${cohortId} ${id} withdrawn ${now}\n`);
    expect(restore).toContain(`\n   SINCE=${since}\n`);
    expect(restore.indexOf(script!)).toBeLessThan(restore.indexOf('Enable mail again'));
  });

  it('stops all mail before it restores, and lets it go last (F19)', () => {
    const steps = restore.split('\n').filter((line) => /^\d\. /.test(line));
    expect(steps[0]).toContain('Stop all mail');
    expect(steps.at(-1)).toContain('Enable mail again');
  });

  it('knows as many indexes as the table has', () => {
    expect(restore).toContain('both indexes');
    expect(DOCUMENT_INDEXES).toHaveLength(2);
  });
});
