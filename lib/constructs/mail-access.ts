import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Use } from './house-function.ts';

export interface Sender {
  email: string;
  /** The verified SES identity: a domain or an address; the domain of `email` where nothing is said. */
  identity?: string | undefined;
  configurationSetName: string;
}

/** May send as one address, through one identity and one configuration set: what the sending function needs. */
export function mailAccess(scope: IConstruct, sender: Sender): Use {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({
      service: 'ses',
      resource,
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  const send = new PolicyStatement({
    actions: ['ses:SendRawEmail'],
    resources: [
      arn('identity', sender.identity ?? sender.email.slice(sender.email.lastIndexOf('@') + 1)),
      arn('configuration-set', sender.configurationSetName),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': sender.email } },
  });
  return {
    environment: { SENDER_EMAIL: sender.email, CONFIGURATION_SET: sender.configurationSetName },
    statements: [send],
  };
}
