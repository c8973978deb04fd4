import { reviveOverdue } from './journey/revive-overdue.ts';
import { awsPorts } from './middleware/aws-ports.ts';

const ports = awsPorts();

/** Runs every 15 minutes: starts journeys again that are overdue and not running. */
export const handler = () => reviveOverdue(ports);
