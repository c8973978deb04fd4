/** A mail of a program: Markdown with `{{variables}}`; the Markdown itself is the mail's text part. */
export interface MailTemplate {
  subject: string;
  body: string;
}

/** Every variable a mail may use. A program file that names another one is refused. */
export const VARIABLES = [
  'name',
  'programTitle',
  'cohortTitle',
  'title',
  'minutes',
  'link',
  'stopLink',
  'deadline',
  'contactName',
  'contactEmail',
  'trainingDates',
  'sessionDay',
  'sessionTime',
  'sessionPlace',
] as const;
export type Variable = (typeof VARIABLES)[number];
export type Variables = Partial<Record<Variable, string>>;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The variable names a text uses, known or not. */
export const variablesIn = (text: string): string[] =>
  [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!);

/**
 * A template with its variables filled in, in one pass: a value that itself looks like a placeholder stays text.
 * @throws Error when a variable has no value for this mail.
 */
export function fill(text: string, variables: Variables): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name as Variable] : undefined;
    if (value === undefined) throw new Error(`The mail has no value for {{${name}}}.`);
    return value;
  });
}

const FRONT_MATTER = /^---\r?\nsubject: (.+)\r?\n---\r?\n([\s\S]+)$/;

/** Reads a mail file: front matter with `subject: …`, then the Markdown body. */
export function parseMail(source: string): MailTemplate | undefined {
  const match = FRONT_MATTER.exec(source);
  return match ? { subject: match[1]!.trim(), body: `${match[2]!.trim()}\n` } : undefined;
}
