import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { DataStack } from '../../lib/data-stack.ts';
import { readSettings } from '../../lib/settings.ts';
import { masked, newApp } from '../support/deployed-stacks.ts';
import { validSettings } from '../support/valid-settings.ts';

const stack = new DataStack(newApp(), 'data', { settings: readSettings(validSettings, {}) });
const template = Template.fromStack(stack);
const { Resources: resources, Outputs: outputs } = template.toJSON();

describe('the tables', () => {
  it.each(['DocumentsTable', 'LedgerTable'])(
    '%s outlives its stack, and can be set back to any second of 35 days',
    (id) => {
      expect(resources[id]).toMatchObject({
        Type: 'AWS::DynamoDB::Table',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          SSESpecification: {
            SSEEnabled: true,
            SSEType: 'KMS',
            KMSMasterKeyId: { 'Fn::GetAtt': ['DataKey', 'Arn'] },
          },
          TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
          BillingMode: 'PAY_PER_REQUEST',
        },
      });
    },
  );

  it.each(['DocumentsTable', 'LedgerTable'])(
    '%s keeps the schema and the name that a change would replace it for',
    (id) => {
      expect(resources[id].Properties.KeySchema).toEqual([{ AttributeName: 'key', KeyType: 'HASH' }]);
      expect(resources[id].Properties).not.toHaveProperty('TableName');
    },
  );

  it('has the two sparse indexes on the documents, and none on the ledger', () => {
    const index = (name: string, hash: string, range: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: hash, KeyType: 'HASH' },
        { AttributeName: range, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    });
    expect(resources.DocumentsTable.Properties.GlobalSecondaryIndexes).toEqual([
      index('by-list', 'list', 'sort'),
      index('by-due-time', 'due', 'dueAt'),
    ]);
    expect(resources.LedgerTable.Properties).not.toHaveProperty('GlobalSecondaryIndexes');
  });

  it('are there under these logical ids and no others', () => {
    expect(Object.keys(template.findResources('AWS::DynamoDB::Table')).sort()).toEqual([
      'DocumentsTable',
      'LedgerTable',
    ]);
    expect(Object.keys(template.findResources('AWS::Cognito::UserPool'))).toEqual(['StaffPool']);
    expect(Object.keys(template.findResources('AWS::KMS::Key'))).toEqual(['DataKey']);
  });

  it('stay exported while a restored table is used in their place', () => {
    const exported = Object.values<{ Value: unknown; Export?: unknown }>(outputs).filter((one) => one.Export);
    expect(exported.map((one) => one.Value)).toEqual(
      expect.arrayContaining([{ Ref: 'DocumentsTable' }, { 'Fn::GetAtt': ['DocumentsTable', 'Arn'] }]),
    );
  });
});

it('keeps the key without which the tables cannot be read', () => {
  expect(resources.DataKey).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { EnableKeyRotation: true },
  });
});

it('cannot be deleted by mistake', () => {
  expect(stack.terminationProtection).toBe(true);
});

describe('staff', () => {
  it('are kept, need a second factor, and cannot sign themselves up', () => {
    expect(resources.StaffPool).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtection: 'ACTIVE',
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
        Policies: { PasswordPolicy: { MinimumLength: 14 } },
      },
    });
  });

  it('are refused with a leaked password or when it can hardly be them, and not for being on another network', () => {
    const attached = Object.values(
      template.findResources('AWS::Cognito::UserPoolRiskConfigurationAttachment'),
    );
    expect(attached.map((one) => one.Properties)).toEqual([
      {
        UserPoolId: { Ref: 'StaffPool' },
        // Of a client that is named, the others would have Cognito's own answers.
        ClientId: 'ALL',
        CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
        AccountTakeoverRiskConfiguration: {
          Actions: {
            LowAction: { EventAction: 'MFA_IF_CONFIGURED', Notify: false },
            MediumAction: { EventAction: 'MFA_IF_CONFIGURED', Notify: false },
            HighAction: { EventAction: 'BLOCK', Notify: false },
          },
        },
      },
    ]);
  });

  it('sign in by authorization code, in a client without a secret', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'staff',
      Scopes: ['read', 'write', 'identities', 'results'].map((ScopeName) => Match.objectLike({ ScopeName })),
    });
  });
});

it('has the resources of its snapshot', () => {
  expect(masked(template)).toMatchSnapshot();
});
