import type { Comparison, FieldChange, NamedChange } from '../api/versions.ts';
import { valueText } from './definition.ts';
import { count } from './moment.ts';

/** What differs in one thing, a line each. */
interface Difference {
  about: string;
  lines: string[];
}

const FIELDS: Record<string, string> = {
  title: 'Name',
  description: 'Explanation',
  survey: 'Survey',
  unlinked: 'Answers without the person',
  opens: 'Opens',
  closes: 'Closes',
  reminders: 'Reminders',
  mail: 'Mails',
  minutes: 'Minutes it takes',
  window: 'Sessions',
  notice: 'Booking opens before the first session by',
  sendWindow: 'When mail may be sent',
  contactLimit: 'Contacts a week',
  goal: 'Leadership goal',
  anchors: 'Dates a cohort supplies',
  timeZone: 'Time zone of new cohorts',
  heading: 'Heading',
  introduction: 'Introduction',
  pages: 'Pages and the order of questions',
  subject: 'Subject',
  body: 'Text',
  kind: 'Kind',
  type: 'Kind of question',
  isRequired: 'Must be answered',
  visibleIf: 'When it is asked',
  choices: 'Answers to choose from',
  columns: 'Answers to choose from',
  rows: 'Rows',
  eachRowRequired: 'Each row must be answered',
  maxSelectedChoices: 'Most answers',
  rateMin: 'Lowest number',
  rateMax: 'Highest number',
  minRateDescription: 'Words at the lowest number',
  maxRateDescription: 'Words at the highest number',
  maxLength: 'Longest text',
  items: 'Questions it counts',
  reversed: 'Questions it counts mirrored',
  atLeast: 'Answers it needs',
};

const perWeek = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'perWeek' in value ? value.perWeek : value;

function fieldLine({ field, from, to }: FieldChange): string {
  const name = FIELDS[field] ?? `“${field}”`;
  const [then, now] = [valueText(field, perWeek(from)), valueText(field, perWeek(to))];
  return then && now ? `${name}: ${now} instead of ${then}.` : `${name}: changed.`;
}

/** What two versions of a program do otherwise, in plain words; empty where they differ in nothing. */
export function comparisonWords({ general, touchpoints, surveys, mails }: Comparison): Difference[] {
  const program = { about: 'The program', lines: general.map(fieldLine) };
  const mail = { about: 'Mails', lines: mails.map(mailLine) };
  return [
    program,
    ...touchpoints.map((one) => ({
      about: one.title,
      lines: linesOf(one, 'This touchpoint is new.', 'This touchpoint is gone.'),
    })),
    ...surveys.map((survey) => ({
      about: `Survey: ${survey.title}`,
      lines: [
        ...linesOf(survey, 'This survey is new.', 'This survey is gone.'),
        ...survey.questions.map((one) => partLine('Question', one)),
        ...survey.scales.map((one) => partLine('Scale', one)),
      ],
    })),
    mail,
  ].filter(({ lines }) => lines.length > 0);
}

const linesOf = ({ change, fields }: NamedChange, isNew: string, isGone: string): string[] =>
  change === 'changed' ? fields.map(fieldLine) : [change === 'added' ? isNew : isGone];

function partLine(kind: string, { title, change, fields }: NamedChange): string {
  if (change === 'added') return `${kind} “${title}” is new.`;
  if (change === 'removed') return `${kind} “${title}” is gone.`;
  const names = fields.map(({ field }) => FIELDS[field]?.toLowerCase() ?? `“${field}”`);
  return `${kind} “${title}”: ${new Intl.ListFormat('en-US').format(names)} changed.`;
}

const mailLine = ({ id, change, fields }: NamedChange): string =>
  change === 'changed'
    ? `“${id}”: ${count(fields.length, 'part')} changed.`
    : `“${id}” is ${change === 'added' ? 'new' : 'gone'}.`;
