import type { ProgramVersion } from '../programs/program.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import {
  changesById,
  type NamedChange,
  type SurveyChange,
  type SurveyInUse,
  surveyChange,
} from './survey-comparison.ts';

/** How two versions of one program differ, as plain data. Nothing in it is about a person. */
interface VersionComparison {
  programId: string;
  from: string;
  to: string;
  /** Of the program as a whole: title, send window, contact limit, anchors, goal … */
  general: FieldChange[];
  touchpoints: NamedChange[];
  surveys: SurveyChange[];
  /** By the name of the file; the title is the subject. The footer is the mail `footer`. */
  mails: NamedChange[];
}

/** What the version `to` does otherwise than `from`, both of the same program. */
export function compareVersions(from: ProgramVersion, to: ProgramVersion): VersionComparison {
  return {
    programId: to.program.id,
    from: from.version,
    to: to.version,
    general: fieldChanges(from.program, to.program, ['touchpoints', 'surveys']),
    touchpoints: changesById(from.program.touchpoints, to.program.touchpoints, ({ title }) => title),
    surveys: surveyChanges(from, to),
    mails: changesById(mailsOf(from), mailsOf(to), ({ subject }) => subject),
  };
}

/** The surveys of a version with their definitions; the loader has made sure that each has one. */
export const surveysIn = ({ program, surveys }: ProgramVersion): SurveyInUse[] =>
  program.surveys.flatMap((use) => {
    const definition = surveys[use.id];
    return definition ? [{ ...use, definition }] : [];
  });

function surveyChanges(from: ProgramVersion, to: ProgramVersion): SurveyChange[] {
  const [before, after] = [surveysIn(from), surveysIn(to)];
  const whole = (survey: SurveyInUse, change: 'added' | 'removed'): SurveyChange => ({
    id: survey.id,
    title: survey.title,
    change,
    fields: [],
    questions: [],
    scales: [],
  });
  const kept = after.flatMap((survey) => {
    const old = before.find(({ id }) => id === survey.id);
    return (old ? surveyChange(old, survey) : whole(survey, 'added')) ?? [];
  });
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id));
  return [...kept, ...gone.map((survey) => whole(survey, 'removed'))];
}

const mailsOf = ({ mails, footer }: ProgramVersion): { id: string; subject: string; body: string }[] => [
  ...Object.entries(mails).map(([id, { subject, body }]) => ({ id, subject, body })),
  { id: 'footer', subject: '', body: footer },
];
