import { expect, it } from 'vitest';
import type * as z from 'zod';
import type {
  AuditPage as AuditPageAnswer,
  Verification as VerificationAnswer,
} from '../../../functions/staff-api/audit/audit-answers.ts';
import type { AdoptionPreview } from '../../../functions/staff-api/cohorts/adoption-answer.ts';
import type { AttentionAnswer } from '../../../functions/staff-api/cohorts/attention-answer.ts';
import type { CohortAnswer, ProgressAnswer } from '../../../functions/staff-api/cohorts/cohort-answers.ts';
import type {
  ImportAnswer,
  ImportReport as ImportReportAnswer,
} from '../../../functions/staff-api/imports/import-answers.ts';
import type { MailAnswer, ProgramMailsAnswer } from '../../../functions/staff-api/mails/mail-answers.ts';
import type {
  ComingContact as ComingContactAnswer,
  MissingAnswer,
  MovePreview as MovePreviewAnswer,
  ParticipantAnswer,
  ParticipantWithTimeline,
} from '../../../functions/staff-api/participants/participant-answers.ts';
import type { RemindersAnswer } from '../../../functions/staff-api/participants/remind-missing.ts';
import type {
  ProgramSummary as ProgramSummaryAnswer,
  TimetableAnswer,
} from '../../../functions/staff-api/programs/program-answers.ts';
import type { ComparisonAnswer } from '../../../functions/staff-api/programs/version-answers.ts';
import type { MeAnswer } from '../../../functions/staff-api/read-me.ts';
import type {
  FilesAnswer,
  ProgramResultsAnswer,
  ResultsAnswer,
} from '../../../functions/staff-api/results/results-answers.ts';
import type { FocusGroupAnswer } from '../../../functions/staff-api/sessions/focus-group-answers.ts';
import type { ProposalAnswer } from '../../../functions/staff-api/sessions/proposal-answer.ts';
import type { Attention } from '../../../web/console/api/attention.ts';
import type { AuditPage, Verification } from '../../../web/console/api/audit.ts';
import type { Cohort, ComingContact, Progress } from '../../../web/console/api/cohorts.ts';
import type { Files } from '../../../web/console/api/files.ts';
import type { FocusGroup } from '../../../web/console/api/focus-groups.ts';
import type { Mail, ProgramMails } from '../../../web/console/api/mails.ts';
import type { Me } from '../../../web/console/api/may.ts';
import type { Missing } from '../../../web/console/api/missing.ts';
import type { MovePreview } from '../../../web/console/api/moves.ts';
import type { Participant, ParticipantYear } from '../../../web/console/api/participants.ts';
import type { ProgramSummary, Timetable } from '../../../web/console/api/programs.ts';
import type { Reminders } from '../../../web/console/api/reminders.ts';
import type { ProgramResults, Results } from '../../../web/console/api/results.ts';
import type { SessionProposal } from '../../../web/console/api/session-proposal.ts';
import type { AdoptionPage, Comparison } from '../../../web/console/api/versions.ts';
import type { Import, ImportReport } from '../../../web/console/imports/import-state.ts';
import { sourceOf, sourcesIn } from '../../support/own-sources.ts';

/** What JSON leaves of a type: a property that may be undefined is not there. */
type AsJson<Value> = unknown extends Value
  ? Value
  : Value extends string | number | boolean
    ? Value
    : { [Key in keyof Value]: AsJson<Exclude<Value[Key], undefined>> };

/** What an answer with this schema has in it when it arrives. */
type Sent<Schema extends z.ZodType> = AsJson<z.output<Schema>>;

/** A property of any member of a union. */
type Property<Value, Key> = Value extends unknown ? Value[Key & keyof Value] : never;

/** The names of properties that are read, and in no answer. */
type Unsent<Read, Answer> = Read extends string | number | boolean
  ? never
  : Read extends readonly (infer Item)[]
    ? Unsent<Item, Property<Answer, number>>
    : {
        [Key in keyof Read]-?: [Property<Answer, Key>] extends [never]
          ? Key
          : Unsent<NonNullable<Read[Key]>, NonNullable<Property<Answer, Key>>>;
      }[keyof Read];

/** Compiles only where what is sent has everything in it that is read, also what need not be there. */
const reads = <Read, Answer extends Read>(
  ..._: [Unsent<Read, Answer>] extends [never] ? [] : [unsent: Unsent<Read, Answer>]
): void => {};

/** The console knows the API by its answers only (`web` imports no function), and its types of them are its own. */
it('what the console reads is in the answers as the API declares them', () => {
  reads<Attention, Sent<typeof AttentionAnswer>>();
  reads<AuditPage, Sent<typeof AuditPageAnswer>>();
  reads<Verification, Sent<typeof VerificationAnswer>>();
  reads<Cohort, Sent<typeof CohortAnswer>>();
  reads<Progress, Sent<typeof ProgressAnswer>>();
  reads<ComingContact, Sent<typeof ComingContactAnswer>>();
  reads<Files, Sent<typeof FilesAnswer>>();
  reads<FocusGroup, Sent<typeof FocusGroupAnswer>>();
  reads<Import, Sent<typeof ImportAnswer>>();
  reads<ImportReport, Sent<typeof ImportReportAnswer>>();
  reads<ProgramMails, Sent<typeof ProgramMailsAnswer>['items'][number]>();
  reads<Mail, Sent<typeof MailAnswer>>();
  reads<Me, Sent<typeof MeAnswer>>();
  reads<Reminders, Sent<typeof RemindersAnswer>>();
  reads<Missing, Sent<typeof MissingAnswer>>();
  reads<MovePreview, Sent<typeof MovePreviewAnswer>>();
  reads<Participant, Sent<typeof ParticipantAnswer>>();
  reads<ParticipantYear, Sent<typeof ParticipantWithTimeline>>();
  reads<ProgramSummary, Sent<typeof ProgramSummaryAnswer>>();
  reads<Timetable, Sent<typeof TimetableAnswer>>();
  reads<Results, Sent<typeof ResultsAnswer>>();
  reads<ProgramResults, Sent<typeof ProgramResultsAnswer>>();
  reads<SessionProposal, Sent<typeof ProposalAnswer>>();
  reads<Comparison, Sent<typeof ComparisonAnswer>>();
  reads<AdoptionPage, Sent<typeof AdoptionPreview>>();
});

it('all that the console asks for is held against the API’s answers above', () => {
  const sources = sourcesIn('web/console').map(sourceOf);
  const names = (pattern: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name!));
  const asked = names(/\b(?:ask|all|storedOver|useAct)<([^(]+)>\(/g).flatMap(
    (type) => type.match(/\b[A-Z]\w+/g) ?? [],
  );
  const shared = new Set(names(/^export (?:interface|type) (\w+)/gm));
  const own = sourceOf('test/web/console/answers.test.ts');
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => shared.has(name) && !own.includes(`reads<${name},`))).toEqual([]);
});
