import type { ContactKind } from '../../domain/contacts/contact.ts';
import { byRule } from '../audit/by-rule.ts';
import { awsMail } from '../middleware/aws-mail.ts';
import { awsPorts } from '../middleware/aws-ports.ts';
import { sendDue } from './send-due.ts';
import type { JourneyTask } from './task.ts';

const ports = awsPorts(awsMail);

/** The machine's "Send …", told which by a literal `kind`. */
export const handler = (task: JourneyTask & { kind: ContactKind }) =>
  sendDue(byRule(ports, 'journey', `send ${task.kind}`), task);
