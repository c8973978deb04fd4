import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { HouseAlarm } from './house-alarm.ts';
import type { House, HouseFunction } from './house-function.ts';

/** Lateness is at most 20 minutes (FAULTS F34), of which this is the wait for the next sweep. */
const EVERY = Duration.minutes(15);

/**
 * Runs the sweep every 15 minutes, and what comes round with it, each by itself; rings when the sweep does not run:
 * silence of an alarm path is an alarm too.
 */
export class SweepSchedule extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      sweep,
      beside,
      alarms,
    }: Pick<House, 'alarms'> & { sweep: HouseFunction; beside: readonly HouseFunction[] },
  ) {
    super(scope, id);
    new Rule(this, 'Rule', {
      schedule: Schedule.rate(EVERY),
      // Events that could not be handed over are not kept: the next sweep is the retry. A function that fails is called again.
      targets: [sweep, ...beside].map(
        ({ lambda }) => new LambdaTarget(lambda, { retryAttempts: 0, maxEventAge: EVERY }),
      ),
    });
    new HouseAlarm(this, 'Heartbeat', {
      metric: sweep.lambda.metricInvocations({ period: EVERY, statistic: 'Sum' }),
      below: 1,
      periods: 2,
      means: 'The sweep has not run for half an hour: journeys that stop are not started again.',
      runbook: 'The sweep does not run',
      topic: alarms,
    });
  }
}
