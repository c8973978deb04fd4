import { describe, expect, it } from 'vitest';
import { InvalidSettings, readSettings } from '../../lib/settings.ts';
import { validSettings } from '../support/valid-settings.ts';

/** The message of the refusal. */
function refusal(context: unknown, variables: Record<string, string> = {}): string {
  try {
    readSettings(context, variables);
  } catch (error) {
    if (error instanceof InvalidSettings) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('settings', () => {
  it('need three values and have defaults for the rest', () => {
    expect(readSettings(validSettings, {})).toEqual({
      ...validSettings,
      stage: 'live',
      signInReturnUrl: 'http://localhost:8787/signed-in',
      logRetentionDays: 90,
    });
  });

  it('come from the environment before cdk.json', () => {
    const variables = { JOURNEYS_ALARM_EMAIL: 'night@hospital.example', JOURNEYS_LOG_RETENTION_DAYS: '365' };
    expect(readSettings(validSettings, variables)).toMatchObject({
      alarmEmail: 'night@hospital.example',
      logRetentionDays: 365,
    });
  });

  it('are all asked for at once when there are none', () => {
    expect(refusal(undefined).split('\n')).toEqual([
      'Setting alarmEmail (JOURNEYS_ALARM_EMAIL) must be the e-mail address that alarms go to.',
      'Setting senderEmail (JOURNEYS_SENDER_EMAIL) must be the e-mail address that participants get mail from.',
      'Setting cognitoDomainPrefix (JOURNEYS_COGNITO_DOMAIN_PREFIX) must be lower-case letters, digits and hyphens, unique in the region.',
      'Set it in cdk.json (context, journeys) or in the environment.',
    ]);
  });

  it.each([
    [{ alarmEmail: 'ops' }, 'alarmEmail', 'must be the e-mail address'],
    [{ linkBaseUrl: 'http://hospital.example' }, 'linkBaseUrl', 'must be an https URL'],
    [{ linkBaseUrl: 'https://hospital.example/' }, 'linkBaseUrl', 'without a trailing slash'],
    [{ linkBaseUrl: 'https://hospital.example/journeys' }, 'linkBaseUrl', 'or a path'],
    [{ linkBaseUrl: 'https://ann@hospital.example' }, 'linkBaseUrl', 'a user'],
    [{ cognitoDomainPrefix: 'our-aws-sign-in' }, 'cognitoDomainPrefix', 'must not contain aws'],
    [{ signInReturnUrl: 'http://hospital.example/' }, 'signInReturnUrl', 'https unless it is on localhost'],
    [{ senderIdentity: 'no domain' }, 'senderIdentity', 'verified in SES'],
    [{ logRetentionDays: 31 }, 'logRetentionDays', 'must be one of 30, 60, 90, 180, 365'],
    [{ account: '1234' }, 'account', '12 digits'],
    [{ region: 'boston' }, 'region', 'such as us-east-1'],
    [{ stage: 'Live Stage' }, 'stage', 'lower-case word'],
    [{ restoredDocumentsTable: '' }, 'restoredDocumentsTable', 'name of a DynamoDB table'],
    [{ alarmMail: 'ops@hospital.example' }, 'alarmMail', 'is not known'],
  ])('are refused in a sentence: %o', (wrong, setting, sentence) => {
    const message = refusal({ ...validSettings, ...wrong });
    expect(message).toMatch(new RegExp(`^Setting ${setting}\\b.*${sentence}`));
  });

  it('are refused when they are no object', () => {
    expect(refusal('alarmEmail=ops')).toMatch(/^Setting journeys must be an object/);
  });
});
