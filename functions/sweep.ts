import { reviveOverdue } from './journey/revive-overdue.ts';
import { awsPorts } from './middleware/aws-ports.ts';
import type { TimeLeft } from './time-left.ts';

const ports = awsPorts();

/** Runs every 15 minutes: starts journeys again that are overdue and not running. */
export const handler = (_: unknown, context: TimeLeft) => reviveOverdue(ports, context);
