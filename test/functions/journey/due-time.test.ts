import { describe, expect, it, test } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { journeyKey } from '../../../domain/journeys/journey.ts';
import { planned } from '../../../domain/journeys/participant-changes.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { programKey } from '../../../domain/programs/program.ts';
import { journeyTasks } from '../../../functions/journey/tasks.ts';
import { putCohort, putParticipant } from '../../../functions/records.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { memoryPlatform } from '../../../platform/local/platform.ts';
import type { Delivery, Ports, Put } from '../../../platform/ports.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';
import { INVITED_AT, journeyScene } from '../../support/scenes/journey-scene.ts';

const ANSWERS: Delivery[] = [
  { kind: 'accepted', messageId: 'm' },
  { kind: 'refused', reason: 'Throttling', mayRetry: true },
  { kind: 'unknown', reason: 'timeout' },
  { kind: 'refused', reason: 'MessageRejected', mayRetry: false },
];

test('every participant that a journey writes has the due time that would be found by asking anew (F34)', async () => {
  const clock = standingClock(plusSeconds(INVITED_AT, -3600));
  const of = { cohort: { key: '', version: 1, doc: cohort({ programVersion: CLP.version }) }, program: CLP };
  const written: { dueAt: unknown; asked: unknown }[] = [];
  const check = ({ key, doc }: Put) => {
    if (!key.startsWith('participant#')) return;
    const { dueAt } = doc as Participant;
    const asked = planned(CLP.program, of.cohort.doc, doc as Participant, clock.now()).dueAt;
    written.push({ dueAt, asked });
  };
  const watched = (ports: Ports): Ports => ({
    ...ports,
    documents: {
      ...ports.documents,
      async write(puts) {
        puts.forEach(check);
        await ports.documents.write(puts);
      },
    },
  });
  let mails = 0;
  const { engine, ports } = memoryPlatform({
    clock,
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    tasks: journeyTasks,
    wrap: watched,
    mail: {
      async send() {
        mails += 1;
        return ANSWERS[mails % ANSWERS.length]!;
      },
    },
  });
  const { id: participantId, cohortId } = participant();
  await ports.documents.write([
    { key: programKey('clp', CLP.version), doc: CLP, expectedVersion: 0 },
    putCohort(of.cohort.doc, 0),
    putParticipant(of, participant(), 0, clock.now()),
    { key: journeyKey(participantId), doc: { participantId, generation: 1 }, expectedVersion: 0 },
  ]);
  await engine.start({ participantId, cohortId, generation: 1 });
  await engine.idle();
  for (let next = engine.nextDeadline(); next !== undefined; next = engine.nextDeadline()) {
    clock.moveTo(next);
    await engine.idle();
  }
  expect(mails).toBeGreaterThan(15);
  expect(written.length).toBeGreaterThan(2 * mails);
  expect(written.map(({ dueAt }) => dueAt)).toEqual(written.map(({ asked }) => asked));
});

describe('a due time that was worked out by other rules of its time zone (F37)', () => {
  /** The plan was made when the zone was `hours` off what it is now, and its timer has just ended. */
  async function plannedOff(hours: number) {
    const { ports, read, task } = await journeyScene({ now: plusSeconds(INVITED_AT, -86_400) });
    const { key, doc, version } = await read();
    const dueAt = plusSeconds(INVITED_AT, hours * 3600);
    await ports.documents.write([{ key, doc: { ...doc, dueAt }, expectedVersion: version, dueAt }]);
    ports.clock.moveTo(dueAt);
    const step = await journeyTasks(ports).decide(task());
    return { step, dueAt: (await read()).doc.dueAt };
  }

  it('is worked out anew when it has come: an hour too early nothing is sent', async () => {
    const { step, dueAt } = await plannedOff(-1);
    expect(step).toMatchObject({ kind: 'sleep', until: INVITED_AT });
    expect(dueAt).toBe(INVITED_AT);
  });

  it('an hour too late what was due is sent then', async () => {
    expect((await plannedOff(1)).step).toEqual({ kind: 'invitation' });
  });
});
