import type { ContactKind } from '../../domain/contacts/contact.ts';
import type { Ports } from '../../platform/ports.ts';
import { byRule } from '../audit/by-rule.ts';
import { decideNext } from './decide-next.ts';
import { sendDue } from './send-due.ts';
import { sleepUntilWoken } from './sleep-until-woken.ts';
import type { JourneyTask } from './task.ts';

/** The machine's functions by the names that `workflows/catalogue.ts` gives them, for running in one process. */
export const journeyTasks = (ports: Ports) => ({
  decide: (task: JourneyTask) => decideNext(byRule(ports, 'journey', 'decide'), task),
  send: (task: JourneyTask & { kind: ContactKind }) =>
    sendDue(byRule(ports, 'journey', `send ${task.kind}`), task),
  sleep: (task: JourneyTask & { version: number; token: string }) => sleepUntilWoken(ports, task),
});
