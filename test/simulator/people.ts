import { Conflict, Gone, NotFound, VersionConflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { plusDays } from '../../domain/local-date.ts';
import type { Answers, Question, SurveyDefinition } from '../../domain/survey.ts';
import { questionsOf } from '../../domain/survey.ts';
import { bookSeat } from '../../functions/participant-api/book-seat.ts';
import { stop } from '../../functions/participant-api/stop.ts';
import { submitAnswers } from '../../functions/participant-api/submit-answers.ts';
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
 * Does what a person wants through the product's own functions. A crash is an error page: the person tries again,
 * a few times. What the product refuses (closed, full, already done, withdrawn) ends the matter.
 */
export async function act(ports: Ports, what: Act): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    try {
      return await once(ports, what, ports.clock.now());
    } catch (error) {
      if (error instanceof Conflict || error instanceof Gone || error instanceof NotFound) return;
      if (!(error instanceof Crash || error instanceof VersionConflict)) throw error;
    }
  }
}

async function once(ports: Ports, what: Act, now: Instant): Promise<void> {
  switch (what.kind) {
    case 'answer': {
      const survey = what.touchpoint === 'satisfaction' ? 'training-satisfaction' : 'leadership-practice';
      const answers = plainAnswers(CLP.surveys[survey]!);
      await submitAnswers(ports, tokenOf(what.who, 'survey', what.touchpoint), { answers }, now);
      return;
    }
    case 'book': {
      const token = tokenOf(what.who, 'focus-group', 'focus-group');
      await bookSeat(ports, token, SESSIONS[what.who % SESSIONS.length]!.id, now);
      return;
    }
    case 'stop':
      await stop(ports, tokenOf(what.who, 'stop', ''), now);
      return;
    case 'withdraw':
      return change(ports, what.who, (participant) => ({
        ...participant,
        status: { kind: 'withdrawn', at: now },
      }));
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
      return replanCohort(ports, COHORT_ID);
    }
    case 'stop-execution':
      throw new Error('An operator does this, not a port.');
  }
}

type Person = Awaited<ReturnType<typeof loadPerson>>;

async function change(
  ports: Ports,
  who: number,
  changed: (participant: Person['participant']['doc']) => Person['participant']['doc'],
): Promise<void> {
  const person = await loadPerson(ports.documents, personId(who));
  const { doc, version } = person.participant;
  if (doc.status.kind === 'withdrawn') return;
  await ports.documents.write([putParticipant(person, changed(doc), version, ports.clock.now())]);
  await wakeJourney(ports, doc.id);
}
