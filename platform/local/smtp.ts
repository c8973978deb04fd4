import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { composeMime } from '../mime.ts';
import type { Delivery, Mail, Message } from '../ports.ts';
import { deliveryOfSmtpError, type SmtpError, type SmtpPhase } from './delivery-of-smtp-error.ts';
import { turns } from './turns.ts';

interface SmtpOptions {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. */
  url: string;
  senderEmail: string;
  /** Of silence, and for connecting; after it a mail that was offered is of unknown fate. */
  timeoutMs?: number;
  /** For one mail from connecting on, whatever is said meanwhile; then it ends as after silence. */
  longestMs?: number;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** At once; fewer than servers let one client have (Postfix: 50). */
export const SMTP_CONNECTIONS = 20;

/** A server that answers octet by octet is never silent. Less than a claim's lease; mails take a second or two. */
const LONGEST_MS = 120_000;

/** Mail through an SMTP server: one connection and one attempt a message (FAULTS F12). */
export function smtpMail({
  url,
  senderEmail,
  timeoutMs = 20_000,
  longestMs = LONGEST_MS,
}: SmtpOptions): Mail {
  const options = { ...connectionOptions(url, timeoutMs), longestMs };
  const order = turns(SMTP_CONNECTIONS);
  return {
    async send(message) {
      let mime: Buffer;
      try {
        mime = await composeMime(message, senderEmail);
      } catch {
        // A message that cannot be put together fails alone; it will not be better next time (FAULTS F18).
        return { kind: 'refused', reason: 'NotComposable', mayRetry: false };
      }
      await order.take();
      try {
        return await deliver(options, { from: senderEmail, to: message.to.email }, mime, message);
      } finally {
        order.pass();
      }
    },
  };
}

interface ConnectionOptions extends SMTPConnection.Options {
  credentials: { user: string; pass: string } | undefined;
}

function connectionOptions(text: string, timeoutMs: number): ConnectionOptions {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    // A password is not shown to whoever listens on the way.
    requireTLS: user !== '' && !secure && !LOOPBACK.has(url.hostname),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    credentials: user === '' ? undefined : { user, pass: decodeURIComponent(url.password) },
  };
}

function deliver(
  { credentials, longestMs, ...options }: ConnectionOptions & { longestMs: number },
  envelope: { from: string; to: string },
  mime: Buffer,
  { contactId }: Message,
): Promise<Delivery> {
  return new Promise((resolve) => {
    const connection = new SMTPConnection(options);
    let phase: SmtpPhase = 'opening';
    // The first to say anything is believed; what comes later is the end of the same connection.
    const settle = (delivery: Delivery) => {
      clearTimeout(patience);
      resolve(delivery);
      connection.close();
    };
    const fail = (error: SmtpError) => settle(deliveryOfSmtpError(error, phase));
    const patience = setTimeout(
      () => fail(Object.assign(new Error('It took too long.'), { code: 'ETIMEDOUT' })),
      longestMs,
    );
    const offer = () => {
      phase = 'sending';
      connection.send(envelope, mime, (error) => {
        if (error) fail(error);
        else settle({ kind: 'accepted', messageId: `${contactId}@${envelope.from.split('@')[1]}` });
      });
    };
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (credentials) connection.login(credentials, (refused) => (refused ? fail(refused) : offer()));
      else offer();
    });
  });
}
