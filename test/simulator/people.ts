import { VersionConflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { plusDays } from '../../domain/local-date.ts';
import type { Participant } from '../../domain/participant.ts';
import type { Answers, Question, SurveyDefinition } from '../../domain/survey.ts';
import { questionsOf } from '../../domain/survey.ts';
import { participantApi } from '../../functions/participant-api/participant-api.ts';
import { loadCohort, loadPerson, putCohort, putParticipant, wakeJourney } from '../../functions/records.ts';
import { replanCohort } from '../../functions/replan-cohort.ts';
import type { Ports } from '../../platform/ports.ts';
import { Crash } from './faults.ts';
import type { Act } from './script.ts';
import { CLP, COHORT_ID, personId, SESSIONS, tokenOf } from './world.ts';

/** Answers that every definition accepts: the first option of everything. */
export const plainAnswers = (definition: SurveyDefinition): Answers =>
  Object.fromEntries(
    questionsOf(definition)
      .filter((question) => question.type !== 'comment')
      .map((question) => [question.name, firstOption(question)]),
  );

function firstOption(question: Exclude<Question, { type: 'comment' }>): Answers[string] {
  switch (question.type) {
    case 'matrix': {
      const first = question.columns[0]!.value;
      return Object.fromEntries(question.rows.map((row) => [row.value, first]));
    }
    case 'rating':
      return question.rateMin;
    case 'radiogroup':
      return question.choices[0]!.value;
    case 'checkbox':
      return [question.choices[0]!.value];
  }
}

/**
 * Does what a person wants through the product itself. An error page, or a client that is cut off, makes the person
 * try again, a few times. What the product refuses (closed, full, already done, withdrawn) ends the matter.
 */
export async function act(ports: Ports, what: Act): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    try {
      if (await once(ports, what, ports.clock.now())) return;
    } catch (error) {
      if (!(error instanceof Crash || error instanceof VersionConflict)) throw error;
    }
  }
}

/** True when there is nothing left to try. */
async function once(ports: Ports, what: Act, now: Instant): Promise<boolean> {
  switch (what.kind) {
    case 'answer': {
      const survey = what.touchpoint === 'satisfaction' ? 'training-satisfaction' : 'leadership-practice';
      const answers = plainAnswers(CLP.surveys[survey]!);
      return post(ports, '/api/response', tokenOf(what.who, 'survey', what.touchpoint), { answers });
    }
    case 'book': {
      const focusGroupId = SESSIONS[what.who % SESSIONS.length]!.id;
      return post(ports, '/api/seat', tokenOf(what.who, 'focus-group', 'focus-group'), { focusGroupId });
    }
    case 'stop':
      return post(ports, '/api/stop', tokenOf(what.who, 'stop', ''), {});
    case 'withdraw':
      return change(ports, what.who, (participant) => withdrawn(participant, now));
    case 'correct-address':
      return change(ports, what.who, (participant) => ({
        ...participant,
        email: `new${what.who}@hospital.example`,
      }));
    case 'move-training': {
      const { doc, version } = await loadCohort(ports.documents, COHORT_ID);
      const move = (date: LocalDate) => plusDays(date, what.days);
      const anchors = {
        trainingStart: move('2019-06-13' as LocalDate),
        trainingEnd: move('2019-06-14' as LocalDate),
      };
      if (doc.anchors.trainingStart !== anchors.trainingStart) {
        await ports.documents.write([putCohort({ ...doc, anchors, dueAt: now }, version)]);
      }
      await replanCohort(ports, COHORT_ID);
      return true;
    }
    case 'stop-execution':
      throw new Error('An operator does this, not a port.');
  }
}

async function post(ports: Ports, path: string, token: string, body: object): Promise<boolean> {
  const { statusCode } = await participantApi(ports)({
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'link-token': token },
    body: JSON.stringify(body),
    requestContext: { http: { method: 'POST' } },
  });
  return statusCode < 500;
}

const withdrawn = (participant: Participant, at: Instant): Participant => ({
  ...participant,
  status: { kind: 'withdrawn', at },
});

async function change(
  ports: Ports,
  who: number,
  changed: (participant: Participant) => Participant,
): Promise<boolean> {
  const person = await loadPerson(ports.documents, personId(who));
  const { doc, version } = person.participant;
  if (doc.status.kind === 'withdrawn') return true;
  await ports.documents.write([putParticipant(person, changed(doc), version, ports.clock.now())]);
  await wakeJourney(ports, doc.id);
  return true;
}
