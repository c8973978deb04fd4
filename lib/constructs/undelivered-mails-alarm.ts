import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { UNDELIVERED_MAILS } from '../../platform/aws/undelivered-mail.ts';
import { HouseAlarm } from './house-alarm.ts';
import type { House, HouseFunction } from './house-function.ts';
import { loggedMetric } from './logged-metric.ts';

/**
 * Of a cohort of fifteen, one has a full mailbox now and then, seldom two on one day, and for those their coordinator can
 * do more than whoever this wakes up. Three are a fifth of the cohort, and as nobody is sent more than one mail a day, they
 * are hardly ever one person's. A filter that refuses all reaches three with any invitation, and with reminders while
 * three have not answered.
 */
const TOO_MANY = 3;

/** SES gives up what is refused for good at once, and the rest about 14 hours after it was sent: all within a day. */
const WITHIN = Duration.days(1);

/** Rings when several mails of a day did not arrive, although their records say that they were sent. */
export class UndeliveredMailsAlarm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { mailEvents, alarms }: Pick<House, 'alarms'> & { mailEvents: HouseFunction },
  ) {
    super(scope, id);
    new HouseAlarm(this, 'Alarm', {
      metric: loggedMetric(this, UNDELIVERED_MAILS, { loggedBy: [mailEvents], period: WITHIN }),
      atLeast: TOO_MANY,
      means: `At least ${TOO_MANY} mails of the last day did not arrive: perhaps a hospital refuses them all.`,
      runbook: 'Mail does not arrive',
      topic: alarms,
    });
  }
}
