import { awsMail } from './middleware/aws-mail.ts';
import { awsPorts } from './middleware/aws-ports.ts';
import { tellStaff } from './staff-notices/tell-staff.ts';

const ports = awsPorts(awsMail);

/** Runs every 15 minutes: tells the contact persons of cohorts what needs them. */
export const handler = (_: unknown, context: { getRemainingTimeInMillis(): number }) =>
  tellStaff(ports, context);
