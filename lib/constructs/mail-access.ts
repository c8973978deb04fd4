import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Use } from './house-function.ts';

interface Sender {
  email: string;
  /** A verified SES identity besides the domain of `email`: what it is sent as, or in SES's sandbox whom it is sent to. */
  identity?: string | undefined;
  configurationSetName: string;
}

/**
 * May send as one address, through one configuration set: what the sending function needs. Until SES lets an account out
 * of its sandbox it asks for the recipient's identity as well as the sender's.
 */
export function mailAccess(scope: IConstruct, sender: Sender): Use {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({
      service: 'ses',
      resource,
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  const domain = sender.email.slice(sender.email.lastIndexOf('@') + 1);
  const send = new PolicyStatement({
    actions: ['ses:SendRawEmail'],
    resources: [
      ...new Set([domain, sender.identity ?? domain].map((name) => arn('identity', name))),
      arn('configuration-set', sender.configurationSetName),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': sender.email } },
  });
  return {
    environment: { SENDER_EMAIL: sender.email, CONFIGURATION_SET: sender.configurationSetName },
    statements: [send],
  };
}
