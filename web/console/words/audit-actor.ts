import type { AuditEntry } from '../api/audit.ts';

/** What each route does, in the words of somebody who was not there. */
const ROUTES: Record<string, string> = {
  'POST /cohorts': 'Made the cohort',
  'PATCH /cohorts/{cohortId}': 'Changed the title, the contact person or the notices',
  'PUT /cohorts/{cohortId}/anchors': 'Moved the dates',
  'PUT /cohorts/{cohortId}/program-version': 'Gave the cohort another version of its program',
  'POST /cohorts/{cohortId}/participants': 'Enrolled them',
  'PATCH /cohorts/{cohortId}/participants/{participantId}': 'Corrected name, address or time zone',
  'POST /cohorts/{cohortId}/participants/{participantId}/withdrawal': 'Withdrew them from the program',
  'POST /cohorts/{cohortId}/participants/{participantId}/links': 'Had a new link mailed',
  'PUT /cohorts/{cohortId}/participants/{participantId}/away': 'Paused reminders, or ended the pause',
  'PUT /cohorts/{cohortId}/participants/{participantId}/mail': 'Let mail come again, as they had asked',
  'PUT /cohorts/{cohortId}/participants/{participantId}/excuses/{touchpoint}': 'Excused them',
  'DELETE /cohorts/{cohortId}/participants/{participantId}/excuses/{touchpoint}': 'Took an excuse back',
  'PUT /cohorts/{cohortId}/participants/{participantId}/extensions/{touchpoint}': 'Gave more time',
  'POST /cohorts/{cohortId}/participants/{participantId}/contacts/{contactId}/settlement':
    'Decided about a mail of unknown fate',
  'POST /cohorts/{cohortId}/reminders': 'Reminded the missing',
  'POST /cohorts/{cohortId}/imports': 'Imported people from a file',
  'POST /cohorts/{cohortId}/imports/{importId}/undo': 'Took an import back',
  'POST /cohorts/{cohortId}/focus-groups': 'Published a session',
  'PATCH /cohorts/{cohortId}/focus-groups/{focusGroupId}': 'Changed a session',
  'POST /cohorts/{cohortId}/focus-groups/{focusGroupId}/cancellation': 'Called a session off',
  'POST /cohorts/{cohortId}/focus-groups/{focusGroupId}/attendance': 'Recorded who came',
  'POST /api/response': 'Answered a survey',
  'POST /survey': 'Answered a survey',
  'PUT /api/draft': 'Typed into a survey',
  'POST /api/seat': 'Booked a seat',
  'PUT /api/seat': 'Changed to another session',
  'DELETE /api/seat': 'Gave the seat back',
  'POST /api/waiting': 'Joined a waiting list',
  'DELETE /api/waiting': 'Left a waiting list',
  'POST /api/decline': 'Said that they will not take part',
  'POST /focus-group': 'Chose something about the focus group',
  'POST /stop': 'Stopped mail, or asked for it again',
  'POST /api/stop': 'Stopped mail by the button of their mail program',
  'POST /link/again': 'Asked for a new link',
  'POST /year/leave': 'Left the program',
  'POST /year/away': 'Said until when they are away',
  'POST /year/time-zone': 'Changed their time zone',
  'POST /year/mail': 'Stopped mail, or asked for it again',
  'POST /year/goal': 'Wrote down their goal',
  'POST /year/review': 'Said where their goal stands',
  'POST /year/open': 'Opened something from My year',
};

const RULES: Record<string, string> = {
  journey: 'The program, by its plan',
  replan: 'The program, after dates, sessions or its version changed',
  session: 'The program, for a session',
  'mail-event': 'The mail provider',
};

const DEEDS: Record<string, string> = {
  decide: 'Noted what is due',
  replan: 'Made the plan anew',
  settled: 'Told people of the session, or offered a seat',
  delivered: 'Reported a mail as delivered',
  bounced: 'Reported a mail as undeliverable',
  complained: 'Reported that a mail was marked as spam',
  rejected: 'Reported a mail as rejected',
};

/** The one member of staff of one machine. */
const LOCAL = 'local';

/** Who changed something. Staff are named as the sign-in names them: the console knows no other names of theirs. */
export function actorText({ by }: Pick<AuditEntry, 'by'>): string {
  switch (by.kind) {
    case 'staff':
      return by.id === LOCAL ? 'Staff, on this machine' : `Staff ${by.id}`;
    case 'participant':
      return 'The participant';
    case 'rule':
      return RULES[by.name] ?? `The program (${by.name})`;
  }
}

/** What was done; what has no words of its own is named as the API has it. */
export function deedText({ action }: Pick<AuditEntry, 'action'>): string {
  const sent = /^send (.+)$/.exec(action)?.[1];
  if (sent) return `Sent, or tried to send: ${sent}`;
  return ROUTES[action] ?? DEEDS[action] ?? action;
}
