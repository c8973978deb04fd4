import type { Moment } from '../../domain/dates/calendar.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { type Goal, goalKey, type StoredGoal } from '../../domain/participants/goal.ts';
import { statedFrom, wavesOf, waveToReview } from '../../domain/participants/goal-time.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { bounceOf } from '../../domain/participants/stop-mail.ts';
import { type YearRow, yearOf } from '../../domain/participants/year.ts';
import { awayUntil, daysBack } from '../../domain/participants/year-settings.ts';
import { type Response, responseKey } from '../../domain/surveys/response.ts';
import { type SurveyScores, scoredWaves, scoresOverWaves } from '../../domain/surveys/scores.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import type { Documents } from '../../platform/ports.ts';
import { loadVersion, type Person } from '../records.ts';
import { responseIdOf } from './answers-writes.ts';

/** What somebody's goal shows: not yet; or its words, what was said of it, and the wave that asks about it now. */
export type GoalView =
  | { kind: 'later'; from: Moment }
  | {
      kind: 'now';
      stored: StoredGoal;
      waves: readonly { id: string; title: string }[];
      toReview?: { id: string; title: string };
    };

/** Everything one person's page of their year is made of; nothing in it names the person. */
export interface YearView {
  now: Instant;
  timeZone: Participant['timeZone'];
  rows: YearRow[];
  /** Absent when the program asks for no goal. */
  goal?: GoalView;
  scores: SurveyScores[];
  /** Whether any survey of the program gives scores, answered or not. */
  givesScores: boolean;
  mail: Participant['mail']['kind'];
  awayUntil?: LocalDate;
  daysBack: { from: LocalDate; until: LocalDate };
}

/**
 * Reads only, and by key only: the person's own goal and answers.
 * @param saved the goal as it is about to be stored, where it is
 */
export async function yearView(
  documents: Documents,
  person: Person,
  now: Instant,
  saved?: StoredGoal,
): Promise<YearView> {
  const { program, cohort } = person;
  const participant = person.participant.doc;
  const [goal, scores] = await Promise.all([
    goalView(documents, person, now, saved),
    ownScores(documents, person, now),
  ]);
  const away = awayUntil(participant, now);
  return {
    now,
    timeZone: participant.timeZone,
    rows: yearOf(program.program, cohort.doc, participant, now),
    ...(goal && { goal }),
    scores,
    givesScores: scoredWaves(program).length > 0,
    mail: bounceOf(participant) ? 'undeliverable' : participant.mail.kind,
    ...(away && { awayUntil: away }),
    daysBack: daysBack(participant, now),
  };
}

/** A participant's goal, or version 0 where they have none yet. */
async function loadGoal(documents: Documents, participantId: string): Promise<StoredGoal> {
  const stored = await documents.get<Goal>(goalKey(participantId));
  return { version: stored?.version ?? 0, doc: stored?.doc };
}

async function goalView(
  documents: Documents,
  { program: { program }, cohort, participant: { doc } }: Person,
  now: Instant,
  saved: StoredGoal | undefined,
): Promise<GoalView | undefined> {
  if (!program.goal) return undefined;
  const from = statedFrom(program, cohort.doc, doc.timeZone);
  if (from && now < from.at) return { kind: 'later', from };
  const stored = saved ?? (await loadGoal(documents, doc.id));
  const plans = timetable(program, cohort.doc, doc);
  const wave = stored.doc && waveToReview(program, plans, stored.doc, now);
  return {
    kind: 'now',
    stored,
    waves: wavesOf(program, plans).map(({ touchpoint }) => named(touchpoint)),
    ...(wave && { toReview: named(wave.touchpoint) }),
  };
}

const named = ({ id, title }: { id: string; title: string }) => ({ id, title });

async function ownScores(
  documents: Documents,
  { program, cohort, participant: { doc } }: Person,
  now: Instant,
): Promise<SurveyScores[]> {
  const answered = yearOf(program.program, cohort.doc, doc, now).filter(({ stage }) => stage === 'done');
  const waves = scoredWaves(program).filter(({ id }) =>
    answered.some(({ planned }) => planned.touchpoint.id === id),
  );
  const found = await Promise.all(
    waves.map(({ id }) => documents.get<Response>(responseKey(responseIdOf(doc.id, id)))),
  );
  const own = found.flatMap((one) => (one ? [one.doc] : []));
  const others = new Set(own.map(({ programVersion }) => programVersion));
  others.delete(program.version);
  const earlier = await Promise.all(
    [...others].map((version) => loadVersion(documents, cohort.doc.programId, version)),
  );
  return scoresOverWaves(program, own, earlier);
}
