import { Conflict } from '../../domain/errors.ts';
import type { Seat } from '../../domain/participants/participant.ts';
import type { Standing } from '../../domain/progress/standing.ts';
import type { Request } from '../middleware/endpoint.ts';
import { requireVersion } from '../middleware/etag.ts';

/** The seat somebody has; its number rises with every change of the booking, so it is its ETag. */
export const seatOf = ({ state }: Standing): Seat | undefined =>
  state?.kind === 'booked' ? state.seat : undefined;

/** @throws HttpProblem 412 when If-Match was sent and names another seat than the one there is (BAD-INPUT B8) */
export function requireSeat(request: Pick<Request<never, never, never>, 'headers'>, at: Standing): void {
  const seat = seatOf(at);
  if (request.headers['if-match'] === undefined || !seat) return;
  requireVersion(request, { key: '', doc: seat, version: seat.number });
}

/** The same for a form, which says what its page showed. @throws Conflict `changed-meanwhile` */
export function requireShown(shown: string | null, at: Standing): void {
  const seat = seatOf(at);
  if (!seat || shown === null || shown === String(seat.number)) return;
  throw new Conflict('changed-meanwhile', 'Your seat has changed meanwhile.');
}
