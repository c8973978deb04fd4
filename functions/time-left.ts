/** A Lambda function's context, as far as a round of work asks it. */
export interface TimeLeft {
  getRemainingTimeInMillis(): number;
}

/** No record takes as long, unless a service is in trouble. */
const ENOUGH_MS = 8000;

/** Whether something that takes `enoughMs` at most must not be begun any more. On one machine nothing ends a function. */
export const isTimeUp = (time: Partial<TimeLeft> | undefined, enoughMs = ENOUGH_MS): boolean =>
  time?.getRemainingTimeInMillis !== undefined && time.getRemainingTimeInMillis() < enoughMs;
