import { listAudit } from './audit/list-audit.ts';
import { listParticipantAudit } from './audit/list-participant-audit.ts';
import { verifyAudit } from './audit/verify-audit.ts';
import { adoptProgramVersion } from './cohorts/adopt-version.ts';
import { changeCohort } from './cohorts/change-cohort.ts';
import { createCohort } from './cohorts/create-cohort.ts';
import { listAttention } from './cohorts/list-attention.ts';
import { listCohorts } from './cohorts/list-cohorts.ts';
import { moveAnchors } from './cohorts/move-anchors.ts';
import { previewAnchors } from './cohorts/preview-anchors.ts';
import { previewProgramVersion } from './cohorts/preview-version.ts';
import { readCohort } from './cohorts/read-cohort.ts';
import { readProgress } from './cohorts/read-progress.ts';
import { importParticipants } from './imports/import-participants.ts';
import { listImports } from './imports/list-imports.ts';
import { undoImport } from './imports/undo-import.ts';
import { listMails } from './mails/list-mails.ts';
import { previewMail } from './mails/preview-mail.ts';
import { sendTestMail } from './mails/send-test-mail.ts';
import { correctParticipant } from './participants/correct-participant.ts';
import { enrollParticipant } from './participants/enroll-participant.ts';
import { excuseParticipant } from './participants/excuse-participant.ts';
import { extendDeadline } from './participants/extend-deadline.ts';
import { listContacts } from './participants/list-contacts.ts';
import { listMissing } from './participants/list-missing.ts';
import { listParticipants } from './participants/list-participants.ts';
import { pauseParticipant } from './participants/pause-participant.ts';
import { readParticipant } from './participants/read-participant.ts';
import { reissueLink } from './participants/reissue-link.ts';
import { remindMissing } from './participants/remind-missing.ts';
import { resumeMail } from './participants/resume-mail.ts';
import { settleContact } from './participants/settle-contact.ts';
import { withdrawParticipant } from './participants/withdraw-participant.ts';
import { compareProgramVersions } from './programs/compare-versions.ts';
import { listProgramVersions } from './programs/list-program-versions.ts';
import { listPrograms } from './programs/list-programs.ts';
import { previewTimetable } from './programs/preview-timetable.ts';
import { readProgram } from './programs/read-program.ts';
import { readMe } from './read-me.ts';
import { readOpenApi } from './read-open-api.ts';
import { listFiles } from './results/list-files.ts';
import { readFile } from './results/read-file.ts';
import { readProgramResults } from './results/read-program-results.ts';
import { readReport } from './results/read-report.ts';
import { readResults } from './results/read-results.ts';
import { cancelFocusGroup } from './sessions/cancel-focus-group.ts';
import { changeFocusGroup } from './sessions/change-focus-group.ts';
import { createFocusGroup } from './sessions/create-focus-group.ts';
import { listFocusGroups } from './sessions/list-focus-groups.ts';
import { proposeSessions } from './sessions/propose-sessions.ts';
import { readFocusGroup } from './sessions/read-focus-group.ts';
import { recordAttendance } from './sessions/record-attendance.ts';
import type { StaffEndpoint } from './staff-endpoint.ts';

/** The staff API: what the gateway, the function and local mode serve. */
export const routes: readonly StaffEndpoint[] = [
  readMe,
  listPrograms,
  readProgram,
  previewTimetable,
  createCohort,
  listCohorts,
  readCohort,
  changeCohort,
  readProgress,
  listContacts,
  previewAnchors,
  moveAnchors,
  listProgramVersions,
  compareProgramVersions,
  previewProgramVersion,
  adoptProgramVersion,
  enrollParticipant,
  listParticipants,
  readParticipant,
  correctParticipant,
  withdrawParticipant,
  createFocusGroup,
  listFocusGroups,
  // Before the one session: `proposal` is no id.
  proposeSessions,
  readFocusGroup,
  changeFocusGroup,
  cancelFocusGroup,
  recordAttendance,
  listFiles,
  readFile,
  readResults,
  readReport,
  readProgramResults,
  listAudit,
  listParticipantAudit,
  verifyAudit,
  readOpenApi,
  listAttention,
  listMissing,
  settleContact,
  remindMissing,
  pauseParticipant,
  resumeMail,
  extendDeadline,
  excuseParticipant,
  reissueLink,
  importParticipants,
  listImports,
  undoImport,
  listMails,
  previewMail,
  sendTestMail,
];
