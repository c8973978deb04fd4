import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { deployedStacks, usualStacks } from '../../support/deployed-stacks.ts';

const { serviceTemplate: template } = usualStacks();
const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map((one) => one.Properties);
const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

const filters = Object.values(template.findResources('AWS::Logs::MetricFilter')).map(({ Properties }) => ({
  counts: Properties.MetricTransformations[0].MetricName,
  logs: Properties.LogGroupName.Ref,
  pattern: Properties.FilterPattern,
  transformation: Properties.MetricTransformations[0],
}));

/** The namespace of what our functions count in this stage. */
const OURS = 'LeadershipJourneys/journeys-live-service';

/** The alarm on one metric. */
const alarmOn = (namespace: string, metric: string) =>
  alarms.filter((one) => one.Namespace === namespace && one.MetricName === metric);

describe('alarms', () => {
  it('all mail, and name a section of the runbook that exists', () => {
    expect(alarms.length).toBeGreaterThan(20);
    const topic = Object.keys(template.findResources('AWS::SNS::Topic')).find((id) =>
      id.startsWith('Alarms'),
    );
    for (const alarm of alarms) {
      expect(alarm.AlarmActions).toEqual([{ Ref: topic }]);
      const section = /docs\/runbook\.md, "(.+)"\.$/.exec(alarm.AlarmDescription)?.[1];
      expect(runbook).toContain(`\n## ${section}\n`);
    }
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@hospital.example',
    });
  });

  it('can be published to the encrypted topic', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      }),
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Principal: { Service: ['cloudwatch.amazonaws.com', 'ses.amazonaws.com'] },
          }),
        ]),
      }),
    });
  });

  it('ring when the sweep is silent, not only when it fails (F75)', () => {
    const [heartbeat] = alarmOn('AWS/Lambda', 'Invocations');
    expect(heartbeat).toMatchObject({
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 900,
      EvaluationPeriods: 2,
    });
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)' });
  });

  it('ring for a contact whose fate is unknown, wherever it is found (F10)', () => {
    expect(alarmOn(OURS, 'UnknownContacts')).toMatchObject([{ Threshold: 1, Period: 300 }]);
    expect(filters.filter((one) => one.counts === 'UnknownContacts')).toHaveLength(3);
  });

  it('ring when three mails of one day did not arrive, and not for one full mailbox', () => {
    expect(alarmOn(OURS, 'UndeliveredMails')).toMatchObject([
      { Threshold: 3, Period: 86_400, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' },
    ]);
    const [filter] = filters.filter((one) => one.counts === 'UndeliveredMails');
    expect(filter!.logs).toMatch(/^MailEventsLogs/);
  });

  it('count the lines of those two, each by its name where Lambda puts it, and no others', () => {
    expect(filters).toHaveLength(4);
    for (const { counts, pattern, transformation } of filters) {
      expect(pattern).toContain(`$.message.metric = "${counts}"`);
      expect(transformation).toEqual({
        MetricName: counts,
        MetricNamespace: OURS,
        MetricValue: '1',
      });
    }
  });

  it('count what their own stage has lost, and not what another in the same account has', () => {
    const other = deployedStacks({ stage: 'test' }).serviceTemplate;
    const counted = [
      ...Object.values(other.findResources('AWS::Logs::MetricFilter')).map(
        (one) => one.Properties.MetricTransformations[0].MetricNamespace,
      ),
      ...Object.values(other.findResources('AWS::CloudWatch::Alarm')).map((one) => one.Properties.Namespace),
    ];
    const ours = counted.filter((namespace) => namespace.startsWith('LeadershipJourneys'));
    expect(ours).toEqual(Array(6).fill('LeadershipJourneys/journeys-test-service'));
  });

  it('ring for the errors and throttles of all nine functions', () => {
    expect(alarmOn('AWS/Lambda', 'Errors')).toHaveLength(9);
    expect(alarmOn('AWS/Lambda', 'Throttles')).toHaveLength(9);
  });

  it('ring before SES reviews the account', () => {
    expect(alarmOn('AWS/SES', 'Reputation.BounceRate')[0]).toMatchObject({ Threshold: 0.05 });
    expect(alarmOn('AWS/SES', 'Reputation.ComplaintRate')[0]).toMatchObject({ Threshold: 0.001 });
  });

  it('ring when mail events end in the dead-letter queue', () => {
    expect(alarmOn('AWS/SQS', 'ApproximateNumberOfMessagesVisible')[0]).toMatchObject({ Threshold: 1 });
  });

  it('ring when mail events are not even fetched, so that none fails and none is set aside', () => {
    const [queue] = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
    const [read] = queue!.Properties.EventSourceArn['Fn::GetAtt'];
    expect(alarmOn('AWS/SQS', 'ApproximateAgeOfOldestMessage')).toMatchObject([
      {
        Threshold: 3600,
        Statistic: 'Maximum',
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [read, 'QueueName'] } }],
      },
    ]);
  });
});
