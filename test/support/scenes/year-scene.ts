import type { Instant } from '../../../domain/dates/instant.ts';
import { type Goal, goalKey } from '../../../domain/participants/goal.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { type Response, responseKey } from '../../../domain/surveys/response.ts';
import { type Answers, questionsOf } from '../../../domain/surveys/survey.ts';
import { responseIdOf } from '../../../functions/participant-api/answers-writes.ts';
import { CLP } from '../builders.ts';
import { smallParticipant } from '../small-program.ts';
import { participantScene } from './participant-scene.ts';

export const BEFORE_TRAINING = '2027-01-20T17:30:15.250Z' as Instant;
export const AFTER_TRAINING = '2027-02-05T15:00:00.000Z' as Instant;
export const DURING_MONTH_3 = '2027-05-10T15:00:00.000Z' as Instant;
export const DURING_MONTH_12 = '2028-02-15T15:00:00.000Z' as Instant;

export const A_GOAL = {
  specific: 'A weekly huddle on ward 7',
  measurable: 'Held in 40 of 46 weeks',
  timeBound: 'By next March',
};

/** Every question with numbers answered with this one. */
export const allAnswered = (value: number): Answers =>
  Object.fromEntries(
    questionsOf(CLP.surveys['leadership-practice']!).flatMap((question) =>
      question.type === 'matrix'
        ? [[question.name, Object.fromEntries(question.rows.map((row) => [row.value, value]))]]
        : [],
    ),
  );

interface Given {
  now?: Instant;
  person?: Partial<Participant>;
  /** Waves that were answered: all with one number, an hour before `now`. */
  answered?: Record<string, number>;
  goal?: Partial<Goal>;
}

/** One person of the reference program with the link to their page; the training is on 3 and 4 February 2027. */
export async function yearScene({ now = DURING_MONTH_3, person, answered = {}, goal }: Given = {}) {
  const at = '2027-01-22T15:00:00.000Z' as Instant;
  const done = Object.keys(answered).map((id) => [id, { kind: 'done', at, how: 'answered' }]);
  const me = smallParticipant({ touchpoints: Object.fromEntries(done), ...person });
  const scene = await participantScene({ now, program: CLP, participants: [me] });
  const { id: participantId, cohortId } = me;
  for (const [touchpoint, value] of Object.entries(answered)) {
    const id = responseIdOf(participantId, touchpoint);
    const survey = 'leadership-practice';
    const owned = { id, cohortId, participantId, touchpoint, survey, programVersion: CLP.version };
    const doc: Response = { ...owned, submittedAt: at, answers: allAnswered(value) };
    await scene.ports.documents.write([{ key: responseKey(id), doc, expectedVersion: 0 }]);
  }
  if (goal) {
    const times = { statedAt: AFTER_TRAINING, changedAt: AFTER_TRAINING, reviews: {} };
    const doc: Goal = { participantId, cohortId, text: A_GOAL, ...times, ...goal };
    await scene.ports.documents.write([{ key: goalKey(participantId), doc, expectedVersion: 0 }]);
  }
  const token = await scene.link('year', 'my-year');
  return {
    ...scene,
    me,
    token,
    page: async () => (await scene.send(`/year?t=${token}`)).body.replaceAll('\u202f', ' '),
    act: (path: string, fields: Record<string, string> = {}) => scene.post(path, { t: token, ...fields }),
    goal: async () => (await scene.ports.documents.get<Goal>(goalKey(participantId)))?.doc,
  };
}
