import { awsMail } from './middleware/aws-mail.ts';
import { awsPorts } from './middleware/aws-ports.ts';
import { makeMissingNotices } from './staff-notices/make-missing-notices.ts';
import { tellStaff } from './staff-notices/tell-staff.ts';
import type { TimeLeft } from './time-left.ts';

const ports = awsPorts(awsMail);

let made: Promise<void> | undefined;

/** Runs every 15 minutes: tells the contact persons of cohorts what needs them. */
export const handler = async (_: unknown, context: TimeLeft) => {
  made ??= makeMissingNotices(ports);
  await made;
  await tellStaff(ports, context);
};
