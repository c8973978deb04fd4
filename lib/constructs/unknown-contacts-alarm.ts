import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { UNKNOWN_CONTACTS } from '../../platform/aws/unknown-contacts.ts';
import { HouseAlarm } from './house-alarm.ts';
import type { House, HouseFunction } from './house-function.ts';

const NAMESPACE = 'LeadershipJourneys';

/**
 * Rings when the fate of a contact is unknown: no machine sends it again, so a person has to look. Counts the log
 * lines of the functions that can find one.
 */
export class UnknownContactsAlarm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { finders, alarms }: Pick<House, 'alarms'> & { finders: readonly HouseFunction[] },
  ) {
    super(scope, id);
    for (const finder of finders) {
      new MetricFilter(this, finder.node.id, {
        logGroup: finder.logs,
        // Lambda's JSON log format puts what was logged under `message`.
        filterPattern: FilterPattern.any(
          FilterPattern.stringValue('$.message.metric', '=', UNKNOWN_CONTACTS),
          FilterPattern.stringValue('$.metric', '=', UNKNOWN_CONTACTS),
        ),
        metricNamespace: NAMESPACE,
        metricName: UNKNOWN_CONTACTS,
        metricValue: '1',
      });
    }
    new HouseAlarm(this, 'Alarm', {
      metric: new Metric({
        namespace: NAMESPACE,
        metricName: UNKNOWN_CONTACTS,
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      means: 'Nobody knows whether a mail was sent; it will not be sent again by itself.',
      runbook: 'A contact is unknown',
      topic: alarms,
    });
  }
}
