import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  type CfnFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { EnvironmentName } from '../../platform/aws/environment.ts';
import { bundle } from './bundle.ts';
import { HouseAlarm } from './house-alarm.ts';

/** What every function of the stack shares. */
export interface House {
  alarms: ITopic;
  logRetention: RetentionDays;
}

/** Something a function works with: what it is told about it, and what it may do to it. */
export interface Use {
  environment: Partial<Record<EnvironmentName, string>>;
  statements: readonly PolicyStatement[];
}

interface HouseFunctionProps extends House {
  /** Path of the file that exports `handler`, from the root of the repository. */
  entry: string;
  /** One sentence: what it does. */
  purpose: string;
  /** All that it may reach, besides its logs. */
  uses: readonly Use[];
  /** Put beside the bundle, name → content. */
  files?: Readonly<Record<string, string>>;
}

/**
 * A Lambda function as this house runs them: one ES module on Node 24, arm64, 30 seconds, JSON logs in a log
 * group of its own, alarms for errors and throttles, and a role that may write those logs and nothing else.
 */
export class HouseFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    super(scope, id);
    // Logs outlive the stack that wrote them, until their retention ends.
    this.logs = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logs.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.purpose,
      code: bundle(this, props.entry, props.files ?? {}),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // CPU comes with memory: at 1 GB a cold start takes about half as long as at 512 MB, for about the price.
      memorySize: 1024,
      timeout: Duration.seconds(30),
      role,
      logGroup: this.logs,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    for (const use of props.uses) this.allow(use);
    const fiveMinutes = { period: Duration.minutes(5) };
    new HouseAlarm(this, 'Errors', {
      metric: this.lambda.metricErrors(fiveMinutes),
      means: `${id}: a call failed in a way nobody foresaw.`,
      runbook: 'A function fails',
      topic: props.alarms,
    });
    new HouseAlarm(this, 'Throttles', {
      metric: this.lambda.metricThrottles(fiveMinutes),
      means: `${id}: calls are refused because the account's Lambda concurrency is used up.`,
      runbook: 'A function is throttled',
      topic: props.alarms,
    });
  }

  /** Gives the function a logical id that no refactoring changes: what calls it by name may be old. */
  freeze(logicalId: string): void {
    (this.lambda.node.defaultChild as CfnFunction).overrideLogicalId(logicalId);
  }

  /** Lets the function use one thing more. */
  allow(use: Use): void {
    for (const [name, value] of Object.entries(use.environment)) this.lambda.addEnvironment(name, value);
    for (const statement of use.statements) this.lambda.addToRolePolicy(statement);
  }
}
