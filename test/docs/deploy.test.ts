import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { usualStacks } from '../support/deployed-stacks.ts';
import { validSettings } from '../support/valid-settings.ts';

const guide = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');

describe('the guide to deploying', () => {
  it.each(['stage', 'cognitoDomainPrefix'])('says that %s is never changed later', (setting) => {
    // A user pool has one such domain, and CloudFormation makes the new one before it deletes the old one.
    usualStacks().dataTemplate.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: validSettings.cognitoDomainPrefix,
    });
    expect(guide).toMatch(new RegExp(`^\\| \`${setting}\`.*never changed later`, 'm'));
  });

  it('has mail that came back, with its links, passed on to nobody: the events tell what has to be known', () => {
    usualStacks().serviceTemplate.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: { MatchingEventTypes: Match.arrayWith(['bounce', 'complaint']) },
    });
    expect(guide).toMatch(/put-email-identity-feedback-attributes .*--no-email-forwarding-enabled/);
  });

  it('says what to do when the first deployment fails, as its stack is protected from the next one', () => {
    const { data, service } = usualStacks();
    expect([data, service].map((stack) => stack.terminationProtection)).toEqual([true, true]);
    expect(guide).toMatch(/ROLLBACK_COMPLETE[\s\S]*update-termination-protection --no-enable-/);
  });

  it('has a way to ask again for a subscription that nobody confirmed in time', () => {
    const { serviceTemplate } = usualStacks();
    serviceTemplate.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email' });
    expect(guide).toMatch(/48 hours[\s\S]*aws sns subscribe .*--protocol email/);
  });

  it('confirms it so that no mail gateway that opens links can end it', () => {
    expect(guide).toMatch(/aws sns confirm-subscription .*--authenticate-on-unsubscribe true/);
  });

  it('tries an alarm that is quiet when it was just made: one without data that rings already mails nothing', () => {
    const stack = 'journeys-live-service-';
    const [, name] = new RegExp(`^QUIET=${stack}(\\w+)$`, 'm').exec(guide)!;
    const { service, serviceTemplate } = usualStacks();
    expect(`${service.stackName}-`).toBe(stack);
    const alarms = Object.entries(serviceTemplate.findResources('AWS::CloudWatch::Alarm'));
    const tried = alarms.filter(([id]) => id.startsWith(name!));
    expect(tried).toHaveLength(1);
    expect(tried[0]![1]).toMatchObject({ Properties: { TreatMissingData: 'notBreaching' } });
    expect(guide).toContain('set-alarm-state --alarm-name "$ALARM" --state-value ALARM');
  });

  it('leaves time to read what a release would replace: a deployment does not ask about that', () => {
    expect(guide).toContain('never accept that a table');
    expect(guide).toContain('Nor the API `ParticipantApi…`');
    expect(guide).not.toMatch(/cdk diff[^`\n]*&&/);
  });
});
