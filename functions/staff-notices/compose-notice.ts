import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import type { Attention } from '../../domain/notices/attention.ts';
import { noticeId } from '../../domain/notices/staff-notice.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Message, RuntimeSettings } from '../../platform/ports.ts';
import { noticeLines } from './notice-lines.ts';

interface Told {
  day: LocalDate;
  fresh: readonly Attention[];
  /** How many things of earlier notices still need a person. */
  known: number;
}

/** The mail to a cohort's contact person about what needs them. */
export function composeNotice(
  { staffUrl }: RuntimeSettings,
  program: Program,
  cohort: Cohort,
  { day, fresh, known }: Told,
  now: Instant,
): Message {
  const { contactPerson } = cohort;
  const consoleUrl = staffUrl === undefined ? undefined : `${staffUrl}/console`;
  const count = fresh.length === 1 ? 'One thing needs you' : `${fresh.length} things need you`;
  const lines = noticeLines(program, cohort, fresh).map(({ text, paths }) =>
    [text, ...(consoleUrl === undefined ? [] : paths.map((path) => consoleUrl + path))].join('\n\n'),
  );
  const earlier =
    known === 0
      ? []
      : [
          `${known === 1 ? 'One thing' : `${known} things`} of earlier notices still ${known === 1 ? 'needs' : 'need'} you.`,
        ];
  const paragraphs = [
    `Dear ${contactPerson.name},`,
    `${count} in ${cohort.title}.`,
    ...(consoleUrl === undefined ? [] : [`${consoleUrl}/cohorts/${cohort.id}`]),
    ...lines,
    ...earlier,
    'Names are in the console, after you have signed in. You get this mail at most once a working day, and only when something new needs a person.',
  ];
  return {
    contactId: noticeId(cohort.id, day),
    fromName: program.title,
    replyTo: contactPerson,
    to: contactPerson,
    subject: `${count}: ${cohort.title}`,
    text: `${paragraphs.join('\n\n')}\n`,
    ...(consoleUrl === undefined ? {} : { linkBase: consoleUrl }),
    date: now,
  };
}
