import * as z from 'zod';
import { linkBase } from '../platform/link-base.ts';

/** Cognito refuses these words in a domain prefix. */
const RESERVED = /aws|amazon|cognito/;
const PREFIX_RULE = 'must be lower-case letters, digits and hyphens, unique in the region';

/** The pages lead on to `/survey` and the like: right below the name. */
const BASE_RULE = 'must be an https URL of a host, without a trailing slash, a user or a path';

/**
 * What one deployment has to be told, once. Every field's error says what it must be; it becomes part of a
 * sentence that starts with the field's name.
 */
export const Settings = z.strictObject({
  /** Part of the stack names: changing it later means other stacks, so it is chosen once. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,15}$/, { error: 'must be a short lower-case word, such as live or test' })
    .default('live'),
  account: z
    .string()
    .regex(/^\d{12}$/, { error: 'must be the 12 digits of an AWS account' })
    .optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'must be an AWS region, such as us-east-1' })
    .optional(),
  alarmEmail: z.email({ error: 'must be the e-mail address that alarms go to' }),
  senderEmail: z
    .email({ error: 'must be the e-mail address that participants get mail from' })
    .transform((address) => address.toLowerCase()),
  /** An SES identity besides the sender's domain: verified in place of it, or in the sandbox whom mail is sent to. */
  senderIdentity: z
    .string()
    .regex(/^([^@\s]+@)?([a-z0-9-]+\.)+[a-z]{2,}$/, {
      error: 'must be the domain or the address that is verified in SES',
    })
    .optional(),
  /** Personal links start with it; without it, with the participant API's own URL. */
  linkBaseUrl: linkBase(/^https$/, BASE_RULE).optional(),
  /** The staff's sign-in page is at this name under Cognito's domain of the region. */
  cognitoDomainPrefix: z
    .string({ error: PREFIX_RULE })
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, { error: PREFIX_RULE })
    .refine((prefix) => !RESERVED.test(prefix), { error: 'must not contain aws, amazon or cognito' }),
  /** Where Cognito may send staff back to after they signed in. */
  signInReturnUrl: z
    .url({ error: 'must be a URL, https unless it is on localhost' })
    .refine((url) => /^https:|^http:\/\/localhost[:/]/.test(url), {
      error: 'must be a URL, https unless it is on localhost',
    })
    .default('http://localhost:8787/signed-in'),
  logRetentionDays: z.coerce
    .number()
    .pipe(z.literal([30, 60, 90, 180, 365], { error: 'must be one of 30, 60, 90, 180, 365' }))
    .default(90),
  /** After a restore: the name of the restored table, to be used in place of the stack's own. */
  restoredDocumentsTable: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,255}$/, { error: 'must be the name of a DynamoDB table' })
    .optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The deployment cannot be described; the message has one sentence for each setting that is wrong. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
  /** The settings that are wrong. */
  readonly names: string[];
  constructor(issues: readonly { setting: string; problem: string }[]) {
    const sentences = issues.map(({ setting, problem }) => `Setting ${setting} ${problem}.`);
    super([...sentences, 'Set it in cdk.json (context, journeys) or in the environment.'].join('\n'));
    this.names = issues.map(({ setting }) => setting);
  }
}

/** `alarmEmail` → `JOURNEYS_ALARM_EMAIL` */
const variableOf = (setting: string): string =>
  `JOURNEYS_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

/**
 * Reads the settings from the context object `journeys` of cdk.json; a `JOURNEYS_…` variable goes before it.
 * @throws InvalidSettings
 */
export function readSettings(context: unknown, variables: Record<string, string | undefined>): Settings {
  const fromContext = z.record(z.string(), z.unknown()).safeParse(context ?? {});
  if (!fromContext.success) {
    throw new InvalidSettings([{ setting: 'journeys', problem: 'must be an object of settings' }]);
  }
  const given = Object.keys(Settings.shape).flatMap((setting) => {
    const value = variables[variableOf(setting)];
    return value ? [[setting, value] as const] : [];
  });
  const parsed = Settings.safeParse({ ...fromContext.data, ...Object.fromEntries(given) });
  if (parsed.success) return parsed.data;
  throw new InvalidSettings(
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ setting: key, problem: 'is not known' }))
        : [
            {
              setting: issue.path.join('.'),
              problem: `(${variableOf(issue.path.join('.'))}) ${issue.message}`,
            },
          ],
    ),
  );
}
