import { setTimeout as rest } from 'node:timers/promises';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { type Offset, plusOffset } from '../../../domain/dates/offset.ts';
import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { FormBody, readForm } from '../../../functions/middleware/form-body.ts';
import { HttpProblem } from '../../../functions/middleware/problem.ts';
import { report } from '../../../functions/middleware/report.ts';
import { DESK, type Desk } from '../desk.ts';

/** Most moves are over by then, and the page that follows shows what they brought. */
const PATIENCE_MS = 1000;

/** Timers are whole seconds, rounded up, from when each journey went to sleep: then everybody's has rung. */
const RINGING_S = 5;

/** Moves the clock `to` the next `event`, or by a `day` or a `month`; the page that follows shows how far it is. */
export const postClock = endpoint({
  method: 'POST',
  path: '/clock',
  scope: DESK,
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ body, now }, { pacemaker, sendsMail }: Desk) => {
    if (sendsMail) {
      throw new HttpProblem(409, 'sends-mail', 'The clock cannot be moved while mail leaves this machine.');
    }
    if (pacemaker.movingTo()) {
      throw new HttpProblem(409, 'moving', 'The clock is being moved already.', { 'retry-after': '1' });
    }
    const to = (await readForm(body)).get('to');
    const event = to === 'event' ? await pacemaker.nextEvent() : undefined;
    const target = to === 'event' ? event && plusSeconds(event, RINGING_S) : later(now, to);
    if (target) {
      const move = pacemaker.moveTo(target).catch((error: unknown) => report(error, { in: 'clock' }));
      await Promise.race([move, rest(PATIENCE_MS)]);
    }
    return { status: 303, headers: { location: '/' } };
  },
});

function later(now: Instant, by: string | null): Instant {
  if (by === 'day') return plusSeconds(now, 86_400);
  if (by === 'month') {
    return `${plusOffset(now.slice(0, 10) as LocalDate, 'P1M' as Offset)}${now.slice(10)}` as Instant;
  }
  throw new HttpProblem(400, 'to', 'The clock moves to the next event, by a day or by a month.');
}
