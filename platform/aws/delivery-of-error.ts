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
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'NotAuthorized',
  'RequestExpired',
]);

/** SES says MessageRejected of the account too; the texts are those of its developer guide. */
const ABOUT_THE_ACCOUNT = /not verified|suspended|paused/i;

/** No connection was ever made, or there was nothing to sign with: not a byte of the mail has left. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError']);
const CONNECTING = new Set(['connect', 'getaddrinfo']);

/** The SDK gives this end of waiting no code of its own, and the name of the one that comes after sending. */
const NO_CONNECTION_IN_TIME = /did not establish a connection/;

/**
 * What a failed send means. Refused only where SES itself said so (an answer of 4xx with a code that is listed
 * here) or the call never left; a timeout, a reset, a 5xx, or what nobody can read is unknown. The reason is a
 * code and never SES's own text, which repeats addresses.
 */
export function deliveryOfError(error: unknown): Delivery {
  const local = beforeSending(error);
  if (local) return { kind: 'refused', reason: local, mayRetry: true };
  const name = error instanceof Error ? error.name : '';
  const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
  if (error instanceof SESServiceException && status >= 400 && status < 500) {
    const reason = name.replace(/Exception$/, '');
    const isAccount = reason === 'MessageRejected' && ABOUT_THE_ACCOUNT.test(error.message);
    if (NOT_NOW.has(reason) || isAccount) return { kind: 'refused', reason, mayRetry: true };
    if (FOR_GOOD.has(reason)) return { kind: 'refused', reason, mayRetry: false };
  }
  return { kind: 'unknown', reason: name || 'Error' };
}

/** The code of an error that came before there was a connection to send anything over. */
function beforeSending(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, code, syscall = '' } = error as NodeJS.ErrnoException;
  if (CONNECTING.has(syscall)) return code ?? name;
  if (name === 'TimeoutError' && NO_CONNECTION_IN_TIME.test(message)) return 'ConnectionTimeout';
  // Several addresses were tried, each in vain.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((one) => beforeSending(one) !== undefined) ? (code ?? name) : undefined;
  }
  return [code, name].find((one) => one && BEFORE_SENDING.has(one));
}
