import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** The services that put messages into our topics, and therefore must be able to encrypt them. */
const PUBLISHERS = ['cloudwatch.amazonaws.com', 'ses.amazonaws.com'];

/**
 * Encrypts what passes through our topics; nothing is stored under it, so it may go with the stack. The key
 * policy names no account: a publisher that does not pass its account on to KMS would lose alarms in silence. The
 * topics' policies do name it.
 */
export class MessageKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Alarms and mail events in transit',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: PUBLISHERS.map((name) => new ServicePrincipal(name)),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
  }
}
