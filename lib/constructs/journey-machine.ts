import { Aws, CfnResource, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type CfnStateMachine,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { DeliveredLogs } from './delivered-logs.ts';
import { HouseAlarm } from './house-alarm.ts';
import type { House, HouseFunction } from './house-function.ts';

interface JourneyMachineProps extends House {
  /** Amazon States Language with a `${placeholder}` for each function. */
  definition: string;
  /** Placeholder → function. */
  functions: Readonly<Record<string, HouseFunction>>;
}

/**
 * The machine that keeps every participant's time. Deleting it would end all journeys, and without its role they
 * would fail at their next step: both are retained, and their logical ids are a contract.
 */
export class JourneyMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: JourneyMachineProps) {
    super(scope, id);
    const functionArns = Object.values(props.functions).map((one) => one.lambda.functionArn);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }));
    const logs = new DeliveredLogs(this, 'Logs', { retention: props.logRetention });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      // From the string, not the file: the definition then shows in every diff of the template.
      definitionBody: DefinitionBody.fromString(props.definition),
      definitionSubstitutions: Object.fromEntries(
        Object.entries(props.functions).map(([name, one]) => [name, one.lambda.functionArn]),
      ),
      role,
      // Names of states and times, never what they carried.
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.machine.node.defaultChild as CfnStateMachine).overrideLogicalId('JourneyMachine');
    // Apart from the role's own policy, which the machine depends on: that would be a circle.
    const continuing = new Policy(this, 'ContinuesItself', { roles: [role], statements: [this.start()] });
    (role.node.defaultChild as CfnResource).overrideLogicalId('JourneyMachineRole');
    for (const kept of [...role.node.findAll(), ...continuing.node.findAll()]) {
      if (CfnResource.isCfnResource(kept)) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray segments and the delivery of vended logs have no resource to name.',
    });
    this.ringWhenJourneysBreak(props);
  }

  /** Lets a function start journeys. */
  allowStart(one: HouseFunction): void {
    const { stateMachineArn } = this.machine;
    one.allow({ environment: { STATE_MACHINE_ARN: stateMachineArn }, statements: [this.start()] });
  }

  /** Lets a function end a sleep. In a policy of its own, as the machine's own functions may be given it. */
  allowWake(one: HouseFunction): void {
    new Policy(this, `${one.node.id}MayWake`, {
      roles: [one.lambda.role!],
      statements: [
        new PolicyStatement({
          actions: ['states:SendTaskSuccess'],
          resources: [this.machine.stateMachineArn],
        }),
      ],
    });
  }

  private start(): PolicyStatement {
    return new PolicyStatement({
      actions: ['states:StartExecution'],
      resources: [this.machine.stateMachineArn],
    });
  }

  private ringWhenJourneysBreak({ alarms }: House): void {
    const fiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' };
    new HouseAlarm(this, 'Failed', {
      metric: this.machine.metricFailed(fiveMinutes),
      means: "A participant's journey stopped with an error; the sweep starts it again within 20 minutes.",
      runbook: 'A journey failed',
      topic: alarms,
    });
    new HouseAlarm(this, 'TimedOut', {
      metric: this.machine.metricTimedOut(fiveMinutes),
      means: "A participant's journey reached the age limit of an execution, which it never should.",
      runbook: 'A journey failed',
      topic: alarms,
    });
  }
}
