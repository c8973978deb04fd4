import type { MailRole } from '../mails/mail-template.ts';
import { YEAR } from '../participants/participant.ts';
import type { Program, Touchpoint } from './program.ts';

/** The mails about one touchpoint, or about the lasting page, which has no title of the program. */
interface ProgramMails {
  touchpoint: string;
  title?: string;
  kinds: readonly MailRole[];
}

const ASKING = ['invitation', 'reminder', 'lastReminder'] as const;

const BY_KIND: Record<Touchpoint['kind'], readonly MailRole[]> = {
  survey: [...ASKING, 'link'],
  'focus-group': [
    ...ASKING,
    'confirmation',
    'notice',
    'change',
    'cancellation',
    'rebooking',
    'offer',
    'thanks',
    'link',
  ],
};

/** Every mail of a program, touchpoint by touchpoint in its order, then that of the lasting page. */
export const programMails = ({ touchpoints }: Program): ProgramMails[] => [
  ...touchpoints.map(({ id, title, kind }) => ({ touchpoint: id, title, kinds: BY_KIND[kind] })),
  { touchpoint: YEAR, kinds: ['link'] },
];
