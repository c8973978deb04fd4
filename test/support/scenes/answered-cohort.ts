import type { Instant } from '../../../domain/dates/instant.ts';
import { newResponseId, type ParticipantId } from '../../../domain/id.ts';
import { type Participant, participantKey } from '../../../domain/participants/participant.ts';
import { type Response, responseKey } from '../../../domain/surveys/response.ts';
import type { Answers } from '../../../domain/surveys/survey.ts';
import { responsesOf } from '../../../functions/records.ts';
import { drawAnswers } from '../../../rehearsal/answers.ts';
import { seeded } from '../../../rehearsal/seeded.ts';
import { CLP } from '../builders.ts';
import type { StaffWorld } from './staff.ts';

/** What it needs of where it is made. */
type World = Pick<StaffWorld, 'cohort' | 'participant'> & {
  ports: Pick<StaffWorld['ports'], 'documents' | 'random'> & { clock: { moveTo(instant: Instant): void } };
};

export const AFTER_EVERYTHING = '2028-12-01T12:00:00.000Z' as Instant;

const WAVES = {
  baseline: ['leadership-practice', '2027-03-01T14:30:15.123Z'],
  satisfaction: ['training-satisfaction', '2027-03-15T00:00:00.000Z'],
  'month-3': ['leadership-practice', '2027-06-20T14:30:15.123Z'],
  'month-12': ['leadership-practice', '2028-03-20T14:30:15.123Z'],
} as const;

/** A cohort of so many people who have all answered every survey, long after; written past the participants' pages. */
export async function answeredCohort(
  { ports, cohort, participant }: World,
  {
    people = 9,
    name = (index: number) => `Dr. Ada Okafor ${index}`,
    title = 'Spring 2027',
    answers = (drawn: Answers): Answers => drawn,
  } = {},
): Promise<{ path: string; people: ParticipantId[] }> {
  const path = await cohort({ title });
  const cohortId = path.split('/').at(-1) as Response['cohortId'];
  const random = seeded(7);
  const ids: ParticipantId[] = [];
  for (let index = 0; index < people; index += 1) {
    const at = await participant(path, { name: name(index), email: `ada.${index}@hospital.example` });
    const id = at.split('/').at(-1) as ParticipantId;
    ids.push(id);
    for (const [touchpoint, [survey, submittedAt]] of Object.entries(WAVES)) {
      const isUnlinked = touchpoint === 'satisfaction';
      const response: Response = {
        id: newResponseId(ports.random),
        cohortId,
        touchpoint,
        survey,
        programVersion: CLP.version,
        ...(isUnlinked ? {} : { participantId: id }),
        submittedAt: submittedAt as Instant,
        answers: answers(drawAnswers(random, CLP.surveys[survey]!)),
      };
      const { doc, version } = (await ports.documents.get<Participant>(participantKey(id)))!;
      const state = { kind: 'done', at: submittedAt as Instant, how: 'answered' } as const;
      const after: Participant = { ...doc, touchpoints: { ...doc.touchpoints, [touchpoint]: state } };
      await ports.documents.write([
        {
          key: participantKey(id),
          doc: after,
          expectedVersion: version,
          listed: { list: `${cohortId}/participants`, sort: `${doc.enrolledAt} ${id}` },
        },
        {
          key: responseKey(response.id),
          doc: response,
          expectedVersion: 0,
          listed: {
            list: responsesOf(cohortId),
            sort: `${touchpoint} ${submittedAt} ${response.id}`,
          },
        },
      ]);
    }
  }
  ports.clock.moveTo(AFTER_EVERYTHING);
  return { path, people: ids };
}
