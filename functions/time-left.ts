/** A Lambda function's context, as far as a round of work asks it. */
export interface TimeLeft {
  getRemainingTimeInMillis(): number;
}
