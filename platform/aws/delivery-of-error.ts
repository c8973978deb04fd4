import { SESServiceException } from '@aws-sdk/client-ses';
import type { Delivery } from '../ports.ts';

/** SES will not take this message, today or tomorrow: its content or its address. Without the suffix `Exception`. */
const FOR_GOOD = new Set(['MessageRejected', 'InvalidParameterValue']);

/**
 * SES takes no message like it now. Some are for rate, some are what an operator has to put right (a setting, a
 * permission, a DNS record): either says nothing about the person, so their contact must not end with it.
 */
const NOT_NOW = new Set([
  'Throttling',
  'TooManyRequests',
  'RequestLimitExceeded',
  'LimitExceeded',
  'AccountSendingPaused',
  'ConfigurationSetSendingPaused',
  'ConfigurationSetDoesNotExist',
  'MailFromDomainNotVerified',
  'AccessDenied',
  'OptInRequired',
  'ExpiredToken',
  'InvalidClientTokenId',
  'UnrecognizedClient',
  'SignatureDoesNotMatch',
]);

/** SES says MessageRejected of the account too; the texts are those of its developer guide. */
const ABOUT_THE_ACCOUNT = /not verified|suspended|paused/i;

/** No connection was ever made, or there was nothing to sign with: not a byte of the mail has left. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError']);

/**
 * What a failed send means. Refused only where SES itself said so (an answer of 4xx with a code that is listed
 * here) or the call never left; a timeout, a reset, a 5xx, or what nobody can read is unknown. The reason is a
 * code and never SES's own text, which repeats addresses.
 */
export function deliveryOfError(error: unknown): Delivery {
  const { name, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { name: '', code: '' };
  const local = [code, name].find((one) => one && BEFORE_SENDING.has(one));
  if (local) return { kind: 'refused', reason: local, mayRetry: true };
  const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
  if (error instanceof SESServiceException && status >= 400 && status < 500) {
    const reason = name.replace(/Exception$/, '');
    const isAccount = reason === 'MessageRejected' && ABOUT_THE_ACCOUNT.test(error.message);
    if (NOT_NOW.has(reason) || isAccount) return { kind: 'refused', reason, mayRetry: true };
    if (FOR_GOOD.has(reason)) return { kind: 'refused', reason, mayRetry: false };
  }
  return { kind: 'unknown', reason: name || 'Error' };
}
