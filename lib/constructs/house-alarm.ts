import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

interface HouseAlarmProps {
  metric: IMetric;
  /** One sentence for whoever is woken up: what is wrong, and for whom. */
  means: string;
  /** The heading in docs/runbook.md that says what to do. */
  runbook: string;
  topic: ITopic;
  /** Rings when the metric is at least this; 1 where nothing is said. */
  atLeast?: number;
  /** Rings when the metric is below this, or missing: for a heartbeat. */
  below?: number;
  /** How many periods in a row; 1 where nothing is said. */
  periods?: number;
}

/** An alarm that mails, and whose description says what it means and where the remedy is. */
export class HouseAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: HouseAlarmProps) {
    const heartbeat = props.below !== undefined;
    super(scope, id, {
      metric: props.metric,
      alarmDescription: `${props.means} What to do: docs/runbook.md, "${props.runbook}".`,
      threshold: props.below ?? props.atLeast ?? 1,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: heartbeat
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: heartbeat ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(props.topic));
  }
}
