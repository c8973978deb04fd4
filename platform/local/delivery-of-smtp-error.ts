import type { Delivery } from '../ports.ts';

/** An error of nodemailer's SMTP connection, or of the system below it. */
export interface SmtpError extends Error {
  code?: string | undefined;
  /** What was being said when it happened; `CONN` when the connection itself failed. */
  command?: string | undefined;
  /** What the server answered, where it did. */
  responseCode?: number | undefined;
}

/**
 * How far a send had come. While `opening` (connecting, greeting, encrypting, signing in) not a byte of the mail has
 * left; while `sending` it may have.
 */
export type SmtpPhase = 'opening' | 'sending';

/** Commands whose refusal by the server is certain to mean that it did not take the mail (RFC 5321, 4.2). */
const ANSWERED = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** It wants a password or encryption first (RFC 4954, 6; RFC 3207, 4), or finds the mail too large (RFC 1870, 6.1). */
const NOT_LET_IN = 530;
const TOO_LARGE = 552;

/**
 * What a failed send means. Whatever fails before the mail is offered is for an operator to put right, or passes: it
 * says nothing about the person, so their contact must not end with it; nor does a server that does not take the
 * sender. Otherwise a server's own 4xx is for now and its 5xx for good; a connection that breaks or falls silent while
 * sending is unknown. The reason is a code and never the server's text, which repeats addresses.
 */
export function deliveryOfSmtpError(error: SmtpError, phase: SmtpPhase): Delivery {
  const { code = 'Error', command = '', responseCode } = error;
  const reason = responseCode === undefined ? code : `${code}-${responseCode}`;
  if (phase === 'opening') return { kind: 'refused', reason, mayRetry: true };
  if (responseCode !== undefined && responseCode >= 400 && ANSWERED.has(command)) {
    return { kind: 'refused', reason, mayRetry: responseCode < 500 || isAboutUs(error, phase) };
  }
  return { kind: 'unknown', reason };
}

/** The server was not reached, does not let us in, or does not take the sender: no other mail fares better there. */
export function isAboutUs({ command = '', responseCode = 0 }: SmtpError, phase: SmtpPhase): boolean {
  if (phase === 'opening') return true;
  if (responseCode === NOT_LET_IN) return true;
  return command === 'MAIL FROM' && responseCode >= 500 && responseCode !== TOO_LARGE;
}
