import type { MailRole } from '../mails/mail-template.ts';
import type { Program } from './program.ts';
import type { Inconsistency } from './program-consistency.ts';

/** One place where a program names a mail. */
interface MailUse {
  mail: string;
  role: MailRole;
  path: Inconsistency['path'];
}

/** Every place where a program names a mail, with the path a fault there is told by. One mail may serve several. */
export const mailUses = (program: Program): MailUse[] => [
  { mail: program.mail.link, role: 'link', path: ['mail', 'link'] },
  ...program.touchpoints.flatMap((touchpoint, index) =>
    Object.entries(touchpoint.mail).map(([role, mail]) => ({
      mail,
      role: role as MailRole,
      path: ['touchpoints', index, 'mail', role],
    })),
  ),
];

/** Surveys and mails that the program names and that are not there. */
export const missingFiles = (
  program: Program,
  surveyIds: readonly string[],
  mailIds: readonly string[],
): Inconsistency[] => [
  ...program.surveys.flatMap(({ id }, index) =>
    surveyIds.includes(id)
      ? []
      : [{ path: ['surveys', index, 'id'], message: `missing-file: there is no surveys/${id}.json` }],
  ),
  ...mailUses(program).flatMap(({ mail, path }) =>
    mailIds.includes(mail) ? [] : [{ path, message: `missing-file: there is no mail/${mail}.md` }],
  ),
];

/** Surveys and mails that are there and that the program does not name: most often a misspelled name. */
export function unusedFiles(
  program: Program,
  surveyIds: readonly string[],
  mailIds: readonly string[],
): string[] {
  const mails = mailUses(program).map(({ mail }) => mail);
  const surveys = program.surveys.map(({ id }) => id);
  return [
    ...surveyIds.filter((id) => !surveys.includes(id)).map((id) => `surveys/${id}.json`),
    ...mailIds.filter((id) => !mails.includes(id)).map((id) => `mail/${id}.md`),
  ];
}
