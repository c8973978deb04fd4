import * as z from 'zod';

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
  /** Personal links start with it; without a trailing slash. */
  LINK_BASE_URL: z
    .url({ protocol: /^https$/ })
    .regex(/[^/]$/)
    .optional(),
  /** Where staff open the console; only where they are written to. Without a trailing slash. */
  CONSOLE_URL: z
    .url({ protocol: /^https$/ })
    .regex(/[^/]$/)
    .optional(),
});
export type Environment = z.infer<typeof Environment>;

/** The name of one variable. */
export type EnvironmentName = keyof Environment;
