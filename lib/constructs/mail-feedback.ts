import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { HouseAlarm } from './house-alarm.ts';
import type { HouseFunction } from './house-function.ts';

/** What SES tells about a message after it has accepted it. Opens and clicks are not asked for. */
const EVENTS = [
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
];

/**
 * The way of every message and of what becomes of it: a configuration set whose events pass through a topic and a
 * queue, so that none is lost while the function is down.
 */
export class MailFeedback extends Construct {
  readonly configurationSet: ConfigurationSet;
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, props: { key: IKey; alarms: ITopic }) {
    super(scope, id);
    const { key, alarms } = props;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      // A personal link never travels in the clear: for a server without TLS SES gives the message up, and the log says so.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.snsTopic(topic),
      events: EVENTS,
    });

    const queueDefaults = {
      // The queues' own key: ours would have to name the topic in its policy, and the topic its key.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    const rest = new Queue(this, 'DeadLetters', queueDefaults);
    this.queue = new Queue(this, 'Queue', {
      ...queueDefaults,
      // Six times the function's timeout, as Lambda asks for.
      visibilityTimeout: Duration.minutes(3),
      deadLetterQueue: { queue: rest, maxReceiveCount: 5 },
    });
    new CfnOutput(this, 'DeadLettersArn', { value: rest.queueArn });
    topic.addSubscription(new SqsSubscription(this.queue, { rawMessageDelivery: true }));
    new HouseAlarm(this, 'Undigested', {
      metric: rest.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
      means: 'Mail events could not be read: bounces or complaints may be missing from records.',
      runbook: 'Mail events pile up',
      topic: alarms,
    });
    new HouseAlarm(this, 'Waiting', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
      // An event that fails is set aside after five tries, a quarter of an hour: this one nobody has even fetched.
      atLeast: Duration.hours(1).toSeconds(),
      means: 'Nobody fetches mail events: bounces and complaints are not recorded.',
      runbook: 'Mail events pile up',
      topic: alarms,
    });
    // Above 5 % and 0.1 % SES reviews an account and may stop its mail.
    for (const [name, limit] of [
      ['BounceRate', 0.05],
      ['ComplaintRate', 0.001],
    ] as const) {
      new HouseAlarm(this, name, {
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName: `Reputation.${name}`,
          statistic: 'Maximum',
          period: Duration.hours(1),
        }),
        atLeast: limit,
        means: `The ${name === 'BounceRate' ? 'bounce' : 'complaint'} rate of this account is near SES's limit.`,
        runbook: 'Too many bounces or complaints',
        topic: alarms,
      });
    }
  }

  /** Each call gets up to ten SQS records whose body is an SES event; it answers with `batchItemFailures`. */
  readBy(one: HouseFunction): void {
    one.lambda.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true }),
    );
  }
}
