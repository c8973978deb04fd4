import { byRule } from './audit/by-rule.ts';
import { eachMailEvent, type QueueEvent } from './middleware/aws-mail-events.ts';
import { awsPorts } from './middleware/aws-ports.ts';
import { settleMailEvent } from './settle-mail-event.ts';

const ports = awsPorts();

/** Records deliveries, bounces and complaints. */
export const handler = (event: QueueEvent) =>
  eachMailEvent(event, (one) => settleMailEvent(byRule(ports, 'mail-event', one.kind), one));
