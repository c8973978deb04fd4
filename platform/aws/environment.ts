import * as z from 'zod';

/** Without a trailing slash. */
const SiteUrl = z.url({ protocol: /^https$/ }).regex(/[^/]$/);

/**
 * What the stacks tell a function through its environment. A function is given what it uses and no more (the
 * stack says which), so all but the documents table may be absent.
 */
export const Environment = z.object({
  DOCUMENTS_TABLE: z.string().min(1),
  /** Only where mail is sent, or its fate is settled. */
  LEDGER_TABLE: z.string().min(1).optional(),
  /** Only where executions are started; the machine's own functions cannot know it. */
  STATE_MACHINE_ARN: z.string().startsWith('arn:').optional(),
  SENDER_EMAIL: z.email().optional(),
  /** The SES configuration set that every message names, so that its events come back to us. */
  CONFIGURATION_SET: z.string().min(1).optional(),
  /** Personal links start with it. */
  LINK_BASE_URL: SiteUrl.optional(),
  /** Only where the address of a member of staff is asked for. */
  SIGN_IN_URL: SiteUrl.optional(),
  /** The staff's console is at its `/console`. */
  STAFF_URL: SiteUrl.optional(),
});
export type Environment = z.infer<typeof Environment>;

/** What the function with the console's files is told instead: where staff sign in, and as which client. */
export const SignInEnvironment = z.object({
  STAFF_ISSUER: z.url({ protocol: /^https$/ }),
  CONSOLE_CLIENT: z.string().min(1),
  SIGN_IN_URL: SiteUrl,
});

/** The name of one variable. */
export type EnvironmentName = keyof Environment | keyof z.infer<typeof SignInEnvironment>;
