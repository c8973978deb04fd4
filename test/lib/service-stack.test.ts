import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { Environment, SignInEnvironment } from '../../platform/aws/environment.ts';
import { allowedTo } from '../support/allowed-to.ts';
import { deployedStacks, masked, newApp, sampleParts } from '../support/deployed-stacks.ts';

const { app, service, serviceTemplate: template } = deployedStacks({}, newApp({ bundled: true }));
const assembly = app.synth();
const functions = template.findResources('AWS::Lambda::Function');
const allowed = allowedTo(template);
const names = [
  'Decide',
  'Send',
  'Sleep',
  'Staff',
  'Participants',
  'MailEvents',
  'Sweep',
  'Notices',
  'Console',
];

/** Which functions may do it. */
const whoMay = (action: string) => names.filter((name) => allowed(name).some((one) => one.action === action));

describe('functions', () => {
  it('all run on Node 24 on arm64, for 30 seconds at most, with JSON logs', () => {
    expect(Object.keys(functions)).toHaveLength(names.length);
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: 30,
      LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
    });
  });

  it('are told nothing that the environment schema does not know', () => {
    const told = Object.values(functions).flatMap((one) => Object.keys(one.Properties.Environment.Variables));
    const known = Object.keys({ ...Environment.shape, ...SignInEnvironment.shape });
    for (const name of told) expect(known).toContain(name);
  });

  it('are bundles of at most 1.3 MB', () => {
    const bundles = readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'));
    expect(bundles.length).toBeGreaterThan(0);
    for (const name of bundles) {
      expect(statSync(join(assembly.directory, name, 'index.mjs')).size).toBeLessThanOrEqual(1_300_000);
    }
  });

  it('put the program catalogue beside the staff API and nowhere else', () => {
    const bundles = readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'));
    const withCatalogue = bundles.filter((name) =>
      existsSync(join(assembly.directory, name, 'programs.json')),
    );
    expect(withCatalogue).toHaveLength(1);
    expect(readFileSync(join(assembly.directory, withCatalogue[0]!, 'programs.json'), 'utf8')).toBe(
      sampleParts.programs,
    );
  });

  it('keep their logs for the days in the settings, also when the stack goes', () => {
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
    template.allResources('AWS::Logs::LogGroup', { UpdateReplacePolicy: 'Retain' });
    for (const one of Object.values(template.findResources('AWS::Logs::LogGroup'))) {
      // One with a name of its own must not be left by the deployment that failed to make it: the next one needs the name.
      const kept = one.Properties.LogGroupName === undefined ? 'Retain' : 'RetainExceptOnCreate';
      expect(one.DeletionPolicy).toBe(kept);
    }
  });
});

describe('permissions', () => {
  it('let only Send, Notices and, for tests, the staff API send mail, as one address through one identity and configuration set', () => {
    expect(whoMay('ses:SendRawEmail')).toEqual(['Send', 'Staff', 'Notices']);
    const send = allowed('Send').filter((one) => one.action.startsWith('ses:'));
    expect(JSON.stringify(send.map((one) => one.resource))).toContain(':identity/mail.hospital.example');
    expect(JSON.stringify(send.map((one) => one.resource))).toContain(':configuration-set/');
    expect(send[0]!.condition).toEqual({
      StringEquals: { 'ses:FromAddress': 'leadership@mail.hospital.example' },
    });
  });

  it('let only the staff API and the sweep start journeys', () => {
    expect(whoMay('states:StartExecution')).toEqual(['Staff', 'Sweep']);
  });

  it('let everything that changes records wake journeys, and nothing fail them', () => {
    expect(whoMay('states:SendTaskSuccess')).toEqual([
      'Sleep',
      'Staff',
      'Participants',
      'MailEvents',
      'Sweep',
    ]);
    expect(whoMay('states:SendTaskFailure')).toEqual([]);
  });

  it('keep the ledger from what the public reaches', () => {
    const onLedger = names.filter((name) => JSON.stringify(allowed(name)).includes('LedgerTable'));
    expect(onLedger).toEqual(['Decide', 'Send', 'Staff', 'MailEvents', 'Notices']);
  });

  it('let nobody list records but the staff API, the sweep and the notices: the public could be told who takes part', () => {
    expect(whoMay('dynamodb:Query')).toEqual(['Staff', 'Sweep', 'Notices']);
    const queried = names.flatMap((name) => allowed(name).filter((one) => one.action === 'dynamodb:Query'));
    for (const { resource } of queried) expect(JSON.stringify(resource)).toMatch(/\/index\/by-/);
  });

  it('let nothing be removed from the ledger, and records only where somebody answers, leaves or is corrected', () => {
    expect(whoMay('dynamodb:DeleteItem')).toEqual(['Staff', 'Participants']);
    const removed = names.flatMap((name) =>
      allowed(name).filter((one) => one.action === 'dynamodb:DeleteItem'),
    );
    expect(JSON.stringify(removed)).not.toContain('LedgerTable');
    expect(whoMay('dynamodb:ConditionCheckItem')).toEqual([]);
  });

  it('have no wildcard in a function, and no scan, update or delete of a table in any', () => {
    for (const name of names) {
      for (const { action, resource } of allowed(name)) {
        expect(action).not.toMatch(/\*|Scan|UpdateItem|DeleteTable|UpdateTable/);
        expect(resource).not.toBe('*');
      }
    }
  });

  it('use the data key through DynamoDB only', () => {
    for (const one of names.flatMap((name) => allowed(name)).filter((one) => one.action.startsWith('kms:'))) {
      expect(JSON.stringify(one.condition)).toContain('kms:ViaService');
    }
  });
});

describe('the console', () => {
  it('is files for whoever asks, from a function that may write its log and nothing else', () => {
    const open = Object.values(template.findResources('AWS::ApiGatewayV2::Route'))
      .map(({ Properties: { RouteKey, AuthorizationType } }) => [RouteKey, AuthorizationType])
      .filter(([key, kind]) => kind === 'NONE' && /^GET \/(?:$|console)/.test(key));
    expect(open.map(([key]) => key).sort()).toEqual(['GET /', 'GET /console', 'GET /console/{proxy+}']);
    expect(new Set(allowed('Console').map(({ action }) => action))).toEqual(
      new Set(['logs:CreateLogStream', 'logs:PutLogEvents']),
    );
  });

  it('signs staff in as a client without a secret, back to its own address and nowhere else', () => {
    const [client] = Object.values(template.findResources('AWS::Cognito::UserPoolClient'));
    const { GenerateSecret, AllowedOAuthFlows, CallbackURLs, LogoutURLs } = client!.Properties;
    expect({ GenerateSecret, AllowedOAuthFlows }).toEqual({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
    });
    const pages = JSON.stringify([CallbackURLs, LogoutURLs]).match(/\/console[\w/-]*/g);
    expect(pages).toEqual(['/console/signed-in', '/console/signed-in-window', '/console']);
    expect(JSON.stringify(template.findResources('AWS::ApiGatewayV2::Authorizer'))).toContain(
      'ConsoleClient',
    );
  });
});

it('keeps the API with whose address links begin: under another logical id it would be another, and all that were mailed dead', () => {
  const apis = template.findResources('AWS::ApiGatewayV2::Api');
  expect(Object.keys(apis)).toContain('ParticipantApi5C0F9A6A');
  const told = Object.values(functions).flatMap(
    (one) => one.Properties.Environment.Variables.LINK_BASE_URL ?? [],
  );
  expect(told).toHaveLength(3);
  for (const base of told) expect(JSON.stringify(base)).toContain('"ParticipantApi5C0F9A6A"');
});

it('takes messages into topics and queues over TLS only', () => {
  const denial = { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  const denied = { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(denial)]) } };
  template.allResourcesProperties('AWS::SNS::TopicPolicy', denied);
  template.allResourcesProperties('AWS::SQS::QueuePolicy', denied);
  template.resourceCountIs('AWS::SNS::TopicPolicy', 2);
  template.resourceCountIs('AWS::SQS::QueuePolicy', 2);
});

it('cannot be deleted by mistake', () => {
  expect(service.terminationProtection).toBe(true);
});

it('has the resources of its snapshot', () => {
  expect(masked(template)).toMatchSnapshot();
});
