import { adoptProgramVersion } from './adopt-version.ts';
import { cancelFocusGroup } from './cancel-focus-group.ts';
import { changeCohort } from './change-cohort.ts';
import { changeFocusGroup } from './change-focus-group.ts';
import { compareProgramVersions } from './compare-versions.ts';
import { correctParticipant } from './correct-participant.ts';
import { createCohort } from './create-cohort.ts';
import { createFocusGroup } from './create-focus-group.ts';
import { enrollParticipant } from './enroll-participant.ts';
import { excuseParticipant } from './excuse-participant.ts';
import { extendDeadline } from './extend-deadline.ts';
import { importParticipants } from './import-participants.ts';
import { listAttention } from './list-attention.ts';
import { listAudit } from './list-audit.ts';
import { listCohorts } from './list-cohorts.ts';
import { listContacts } from './list-contacts.ts';
import { listFiles } from './list-files.ts';
import { listFocusGroups } from './list-focus-groups.ts';
import { listImports } from './list-imports.ts';
import { listMails } from './list-mails.ts';
import { listMissing } from './list-missing.ts';
import { listParticipantAudit } from './list-participant-audit.ts';
import { listParticipants } from './list-participants.ts';
import { listProgramVersions } from './list-program-versions.ts';
import { listPrograms } from './list-programs.ts';
import { moveAnchors } from './move-anchors.ts';
import { pauseParticipant } from './pause-participant.ts';
import { previewAnchors } from './preview-anchors.ts';
import { previewMail } from './preview-mail.ts';
import { previewTimetable } from './preview-timetable.ts';
import { previewProgramVersion } from './preview-version.ts';
import { proposeSessions } from './propose-sessions.ts';
import { readCohort } from './read-cohort.ts';
import { readFile } from './read-file.ts';
import { readFocusGroup } from './read-focus-group.ts';
import { readMe } from './read-me.ts';
import { readOpenApi } from './read-open-api.ts';
import { readParticipant } from './read-participant.ts';
import { readProgram } from './read-program.ts';
import { readProgramResults } from './read-program-results.ts';
import { readProgress } from './read-progress.ts';
import { readReport } from './read-report.ts';
import { readResults } from './read-results.ts';
import { recordAttendance } from './record-attendance.ts';
import { reissueLink } from './reissue-link.ts';
import { remindMissing } from './remind-missing.ts';
import { resumeMail } from './resume-mail.ts';
import { sendTestMail } from './send-test-mail.ts';
import { settleContact } from './settle-contact.ts';
import type { StaffEndpoint } from './staff-endpoint.ts';
import { undoImport } from './undo-import.ts';
import { verifyAudit } from './verify-audit.ts';
import { withdrawParticipant } from './withdraw-participant.ts';

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
