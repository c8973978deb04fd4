import { CONTACT_KINDS } from '../contacts/contact.ts';
import { bounded } from '../memo.ts';

/** A mail of a program: Markdown with `{{variables}}`; the Markdown itself is the mail's text part. */
export interface MailTemplate {
  subject: string;
  body: string;
}

/** What a mail of a program is for; the last reminder is a file of its own because it says that it is the last. */
export const MAIL_ROLES = [...CONTACT_KINDS, 'lastReminder', 'change'] as const;

/** One of these. */
export type MailRole = (typeof MAIL_ROLES)[number];

const EVERYWHERE = ['name', 'programTitle', 'cohortTitle', 'contactName', 'contactEmail'] as const;
const IN_BODIES = [...EVERYWHERE, 'title', 'minutes'] as const;
const SESSION = ['sessionDay', 'sessionTime', 'sessionPlace'] as const;
const OF_ROLES = {
  /** The deadline is when the window closes for this person, such as "Thursday, 13 June 2019, 08:00"; of a focus group, when its last session can no longer be booked. */
  asking: [...IN_BODIES, 'link', 'deadline', 'yearLink'],
  /** The session in the participant's zone; the place may end in the address to join at. */
  booked: [...IN_BODIES, ...SESSION, 'link', 'yearLink'],
  /** The deadline is when the offer lapses. */
  offered: [...IN_BODIES, ...SESSION, 'link', 'deadline', 'yearLink'],
  thanking: [...IN_BODIES, 'yearLink'],
  /** `title` is what the link opens. */
  requested: [...EVERYWHERE, 'title', 'link'],
  /** `yearLink` costs one more link a mail. */
  footer: [...EVERYWHERE, 'stopLink', 'yearLink'],
} as const;

const FAMILY_OF = {
  invitation: 'asking',
  reminder: 'asking',
  lastReminder: 'asking',
  rebooking: 'asking',
  confirmation: 'booked',
  change: 'booked',
  notice: 'booked',
  cancellation: 'booked',
  offer: 'offered',
  thanks: 'thanking',
  link: 'requested',
  footer: 'footer',
} as const satisfies Record<MailRole | 'footer', keyof typeof OF_ROLES>;

/** The name of one thing that a mail can say of its reader, its touchpoint or its links. */
export type Variable = (typeof OF_ROLES)[keyof typeof OF_ROLES][number];

/** What a mail is filled in with: ready to be read, so dates are in the reader's zone already. */
export type Variables = Partial<Record<Variable, string>>;

/** Every variable there is. A program file that names another one is refused. */
export const VARIABLES: readonly Variable[] = [...new Set(Object.values(OF_ROLES).flat())];

/** The variables that always have a value in such a mail; whoever sends it has to supply all of them. */
export const variablesOf = (role: MailRole | 'footer'): readonly Variable[] => OF_ROLES[FAMILY_OF[role]];

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/;

/** What stands between placeholders, and at every other place the name in one: a text is taken apart once. */
const partsOf = bounded((text: string): readonly string[] => text.split(PLACEHOLDER), 1000);

/** The variable names a text uses, known or not. */
export const variablesIn = bounded(
  (text: string): readonly string[] => partsOf(text).filter((_, place) => place % 2 === 1),
  1000,
);

/**
 * A template with its variables filled in: a value that itself looks like a placeholder stays text.
 * @throws Error when a variable has no value for this mail.
 */
export function fill(text: string, variables: Variables): string {
  const filled = partsOf(text).slice();
  for (let place = 1; place < filled.length; place += 2) {
    const name = filled[place]!;
    const value = Object.hasOwn(variables, name) ? variables[name as Variable] : undefined;
    if (value === undefined) throw new Error(`The mail has no value for {{${name}}}.`);
    filled[place] = value;
  }
  return filled.join('');
}

const FRONT_MATTER = /^---\r?\nsubject: (.*\S.*)\r?\n---\r?\n([\s\S]*\S[\s\S]*)$/;

/** Reads a mail file: front matter with `subject: …`, then the Markdown body. */
export function parseMail(source: string): MailTemplate | undefined {
  const match = FRONT_MATTER.exec(source);
  return match ? { subject: match[1]!.trim(), body: `${match[2]!.trim()}\n` } : undefined;
}
