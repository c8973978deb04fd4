import { type Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/** How many lines with `metric` set to this name the functions have logged in a period. */
export function loggedMetric(
  scope: Construct,
  metricName: string,
  { loggedBy, period }: { loggedBy: readonly HouseFunction[]; period: Duration },
): Metric {
  // One for each stack: what a stage for tests loses must not ring for the one that is live in the same account.
  const namespace = `LeadershipJourneys/${Stack.of(scope).stackName}`;
  for (const one of loggedBy) {
    new MetricFilter(scope, one.node.id, {
      logGroup: one.logs,
      // Lambda's JSON log format puts what was logged under `message`.
      filterPattern: FilterPattern.any(
        FilterPattern.stringValue('$.message.metric', '=', metricName),
        FilterPattern.stringValue('$.metric', '=', metricName),
      ),
      metricNamespace: namespace,
      metricName,
      metricValue: '1',
    });
  }
  return new Metric({ namespace, metricName, statistic: 'Sum', period });
}
