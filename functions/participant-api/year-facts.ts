import type { YearRow } from '../../domain/participants/year.ts';
import type { YearView } from './year-view.ts';

/** A person's year as JSON: what the page says, dates in UTC with the person's zone. */
export const yearFacts = ({ rows, goal, scores, mail, awayUntil, timeZone }: YearView) => ({
  timeZone,
  mail,
  ...(awayUntil && { awayUntil }),
  touchpoints: rows.map(rowFacts),
  ...(goal && { goal: goalFacts(goal) }),
  scores,
});

function rowFacts({ planned, state, stage, when }: YearRow): object {
  const { touchpoint, opens, closes, sessions } = planned;
  return {
    touchpoint: touchpoint.id,
    kind: touchpoint.kind,
    title: touchpoint.title,
    when,
    stage,
    opensAt: opens.at,
    closesAt: closes.at,
    ...(sessions && { sessionsFrom: sessions.from, sessionsUntil: sessions.until }),
    ...(state?.kind === 'booked' && { seat: state.seat }),
    ...(state?.kind === 'done' && { doneAt: state.at }),
  };
}

function goalFacts(goal: NonNullable<YearView['goal']>): object {
  if (goal.kind === 'later') return { statedFrom: goal.from.at };
  const { doc, version } = goal.stored;
  if (!doc) return { version };
  const { text, statedAt, changedAt, reviews } = doc;
  return {
    version,
    text,
    statedAt,
    changedAt,
    reviews,
    ...(goal.toReview && { toReview: goal.toReview.id }),
  };
}
