import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Link } from '../domain/links/link.ts';
import { linkKey } from '../domain/links/link.ts';
import { auditedDocuments } from '../functions/audit/audited-documents.ts';
import { journeyTasks } from '../functions/journey/tasks.ts';
import { wakeJourney } from '../functions/journey/wake-journey.ts';
import { answersWrites } from '../functions/participant-api/answers-writes.ts';
import { openTouchpoint } from '../functions/participant-api/open-link.ts';
import { loadPerson, putParticipant } from '../functions/records.ts';
import { tokenHash } from '../functions/token-hash.ts';
import { type MovableClock, standingClock } from '../platform/local/clock.ts';
import { openDatabase } from '../platform/local/database.ts';
import { type LocalOptions, type LocalPlatform, localPlatform } from '../platform/local/platform.ts';
import { threadedCommitter } from '../platform/local/threaded-committer.ts';
import type { Message, Ports } from '../platform/ports.ts';
import { drawAnswers } from '../rehearsal/answers.ts';
import { seeded } from '../rehearsal/seeded.ts';
import { CLP, FINISHED_AFTER, SETTINGS, START } from './population.ts';

/** A file of its own that is gone when the process ends. */
export function temporaryDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'journeys-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'journeys.db');
}

/** The real definition, functions, engine and stores on a file (`synchronous=FULL`) or in memory. */
export function machine(
  path: string,
  more: Partial<LocalOptions> = {},
): LocalPlatform & { clock: MovableClock } {
  const clock = standingClock(START);
  return localPlatform({
    database: openDatabase(path),
    // What is in memory is this thread's only.
    commits: path === ':memory:' ? undefined : threadedCommitter(path),
    clock,
    settings: SETTINGS,
    tasks: journeyTasks,
    ...more,
  });
}

/** Lets time jump from one deadline to the next until nothing is left; `act` is done about every mail once it is out. */
export async function liveOn(
  { engine, clock, inbox }: LocalPlatform,
  act?: (message: Message) => Promise<void>,
): Promise<void> {
  let arrived: Message[] = [];
  if (act) inbox.onMail((_, message) => void arrived.push(message));
  for (;;) {
    await engine.idle();
    if (act && arrived.length > 0) {
      const read = arrived;
      arrived = [];
      await Promise.all(read.map(act));
      continue;
    }
    const next = engine.nextDeadline();
    if (!next) return;
    clock.moveTo(next);
  }
}

/** What the people of the reference journey do about a mail: answer or book through the link in it, when it is time. */
export function referencePeople(ports: Ports): (message: Message) => Promise<void> {
  const seen = new Map<string, number>();
  return async (message) => {
    const [participantId, touchpoint, kind] = message.contactId.split('.') as [string, string, string];
    if (kind !== 'invitation' && kind !== 'reminder') return;
    const key = `${participantId}.${touchpoint}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count !== FINISHED_AFTER[touchpoint]) return;
    const token = /\?t=([\w-]{43})/.exec(message.text)![1]!;
    const actor = { by: { kind: 'participant' as const }, action: `POST /${touchpoint}` };
    const asPerson = { ...ports, documents: auditedDocuments(ports.documents, actor, ports.clock) };
    if (touchpoint === 'focus-group') await book(asPerson, token);
    else await answer(asPerson, token, touchpoint);
    await wakeJourney(ports, participantId);
  };
}

async function answer(ports: Ports, token: string, touchpoint: string): Promise<void> {
  const now = ports.clock.now();
  const opened = await openTouchpoint(ports.documents, token, 'survey', now);
  const survey = touchpoint === 'satisfaction' ? 'training-satisfaction' : 'leadership-practice';
  const submission = { answers: drawAnswers(seeded(1), CLP.surveys[survey]!) };
  await ports.documents.write(answersWrites(ports.random, opened, submission, now).writes);
}

/** The participant's half of a booking; the seats of one session would be one document for everybody. */
async function book({ documents, clock }: Ports, token: string): Promise<void> {
  const now = clock.now();
  const link = await documents.get<Link>(linkKey(tokenHash(token)));
  const person = await loadPerson(documents, link!.doc.participantId);
  const { id: focusGroupId, startsAt, endsAt } = person.cohort.doc.sessions[0]!;
  const seat = { focusGroupId, startsAt, endsAt, place: 'Room 4', number: 1 };
  const { doc, version } = person.participant;
  const touchpoints = { ...doc.touchpoints, 'focus-group': { kind: 'booked' as const, at: now, seat } };
  await documents.write([putParticipant(person, { ...doc, touchpoints }, version, now)]);
}
