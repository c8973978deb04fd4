import type { Environment } from '../../platform/aws/environment.ts';
import { sesClient, sesMail } from '../../platform/aws/mail.ts';
import type { Mail } from '../../platform/ports.ts';

/** Mail through SES. Apart from the other ports, so that only the function that sends carries what makes MIME. */
export function awsMail({
  CONFIGURATION_SET: configurationSet,
  SENDER_EMAIL: senderEmail,
}: Environment): Mail {
  if (!configurationSet || !senderEmail)
    throw new Error('CONFIGURATION_SET and SENDER_EMAIL are needed to send.');
  return sesMail(sesClient(), { configurationSet, senderEmail });
}
