import * as z from 'zod';
import { linkBase } from '../link-base.ts';

/** The pages lead on to `/survey` and the like: right below the name, wherever a proxy has them. */
const BASE_RULE = 'must be an http or https URL of a host, without a trailing slash, a user or a path';

/** Text of the environment. */
const text = z.string().trim();

const SMTP_RULE =
  'must be smtp:// or smtps:// with a host, such as smtp://user:password@mail.example.org:587, and in user and password % as %25, @ as %40, # as %23, / as %2F';

const Variables = z.object({
  PORT: text
    .regex(/^\d{1,5}$/, { error: 'must be a port, from 0 (any free one) to 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'must be a port, from 0 (any free one) to 65535' })
    .default(8080),
  DATA_DIR: text.default('data'),
  SMTP_URL: text.refine(isSmtpUrl, { error: SMTP_RULE }).optional(),
  SENDER_EMAIL: z
    .email({ error: 'must be the e-mail address that participants get mail from' })
    .transform((address) => address.toLowerCase())
    .optional(),
  LINK_BASE_URL: linkBase(/^https?$/, BASE_RULE).optional(),
});

/** Where one process on one machine works, and how its mail leaves. */
export interface LocalSettings {
  /** 0 takes any port that is free. */
  port: number;
  dataFolder: string;
  /** Absent while mail stays in the inbox page. */
  smtpUrl?: string;
  senderEmail: string;
  /** Without a trailing slash; absent means this machine's own address. */
  linkBaseUrl?: string;
}

/** The environment cannot be used; the message has one sentence for each variable that is wrong. */
export class InvalidEnvironment extends Error {
  override readonly name = 'InvalidEnvironment';
}

/** @throws InvalidEnvironment */
export function readLocalSettings(environment: Record<string, string | undefined>): LocalSettings {
  // What is set to nothing is not set.
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = Variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
    throw new InvalidEnvironment(sentences.join('\n'));
  }
  const { PORT: port, DATA_DIR: dataFolder, SMTP_URL, SENDER_EMAIL, LINK_BASE_URL } = parsed.data;
  if (SMTP_URL !== undefined && SENDER_EMAIL === undefined) {
    throw new InvalidEnvironment('SENDER_EMAIL must be set with SMTP_URL: the address that mail comes from.');
  }
  return {
    port,
    dataFolder,
    senderEmail: SENDER_EMAIL ?? 'programs@example.org',
    ...(SMTP_URL === undefined ? {} : { smtpUrl: SMTP_URL }),
    ...(LINK_BASE_URL === undefined ? {} : { linkBaseUrl: LINK_BASE_URL }),
  };
}

function isSmtpUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(url);
  const isServer = /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname);
  return isServer && search + hash === '' && isEncoded(username + password);
}

/** A `%` that stands for itself is the one thing that a URL lets pass and that cannot be read back. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
