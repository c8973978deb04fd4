import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** The last part of a stack's id: another stack of the same name has another. */
const STACK = Fn.select(2, Fn.split('/', Aws.STACK_ID));

/**
 * The log that a service writes of its own work. Which logs services may write to is in one policy for the whole account, which
 * has room for 5,120 characters: once other applications have filled it, nothing that logs like this can be deployed.
 * Names that begin with `/aws/vendedlogs/` are let in together.
 *
 * Logs outlive the stack that wrote them, until their retention ends. So the name has the stack in it: the next stack of
 * that name would find its own taken. For the same reason a deployment that fails takes back the groups that it has made.
 */
export class DeliveredLogs extends LogGroup {
  constructor(scope: Construct, id: string, { retention }: { retention: RetentionDays }) {
    super(scope, id, {
      logGroupName: `/aws/vendedlogs/${Aws.STACK_NAME}/${scope.node.id}-${STACK}`,
      retention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
