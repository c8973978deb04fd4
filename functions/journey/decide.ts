import { byRule } from '../audit/by-rule.ts';
import { awsPorts } from '../middleware/aws-ports.ts';
import { decideNext } from './decide-next.ts';
import type { JourneyTask } from './task.ts';

const ports = awsPorts();

/** The machine's "Decide". */
export const handler = (task: JourneyTask) => decideNext(byRule(ports, 'journey', 'decide'), task);
