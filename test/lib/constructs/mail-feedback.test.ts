import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, it } from 'vitest';
import { MailFeedback } from '../../../lib/constructs/mail-feedback.ts';
import { MessageKey } from '../../../lib/constructs/message-key.ts';
import { newApp } from '../../support/deployed-stacks.ts';

const stack = new Stack(newApp(), 'stack');
new MailFeedback(stack, 'Mail', { key: new MessageKey(stack, 'Key'), alarms: new Topic(stack, 'Alarms') });
const template = Template.fromStack(stack);

describe('mail events', () => {
  it('are asked for by name, and opens and clicks are not among them', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint', 'delivery', 'reject', 'renderingFailure'],
      },
    });
  });

  it('wait two weeks for a function that is down, and after five tries are set aside, not dropped', () => {
    template.allResourcesProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600 });
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 180,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() },
    });
  });

  it('travel encrypted only', () => {
    const denied = Match.objectLike({
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    });
    template.allResourcesProperties('AWS::SQS::QueuePolicy', { PolicyDocument: denied });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', { PolicyDocument: denied });
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
  });

  it('come from mail that goes over TLS or not at all, as it carries personal links', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('reach the queue as SES wrote them', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs', RawMessageDelivery: true });
    expect(Object.keys(template.findResources('AWS::SQS::Queue'))).toHaveLength(2);
  });
});
