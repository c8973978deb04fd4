import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { UNKNOWN_CONTACTS } from '../../platform/aws/unknown-contacts.ts';
import { HouseAlarm } from './house-alarm.ts';
import type { House, HouseFunction } from './house-function.ts';
import { loggedMetric } from './logged-metric.ts';

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
    new HouseAlarm(this, 'Alarm', {
      metric: loggedMetric(this, UNKNOWN_CONTACTS, { loggedBy: finders, period: Duration.minutes(5) }),
      means: 'Nobody knows whether a mail was sent; it will not be sent again by itself.',
      runbook: 'A contact is unknown',
      topic: alarms,
    });
  }
}
