import { contactOf } from '../domain/contacts/contact.ts';
import type { Instant } from '../domain/dates/instant.ts';
import { plusSeconds } from '../domain/dates/instant.ts';
import type { ParticipantId } from '../domain/id.ts';
import type { ProgramVersion } from '../domain/programs/program.ts';
import type { Message } from '../platform/ports.ts';
import { drawAnswers } from './answers.ts';
import type { Behavior } from './behavior.ts';
import type { HttpCall } from './http-client.ts';
import { seededFor } from './seeded.ts';
import type { PublishedSession } from './staff.ts';

/** One of the people of a rehearsal: who they are to the program, and how they behave. */
export interface Person {
  id: ParticipantId;
  /** Counts all people of the rehearsal from 0. */
  index: number;
  behavior: Behavior;
  program: ProgramVersion;
  /** The sessions of their cohort, as the pages behind their links show them. */
  sessions: readonly PublishedSession[];
  /** Mails received so far, and by touchpoint those that asked for something. */
  mails: number;
  asked: Map<string, number>;
}

/** Something a person is going to do, and when. */
interface Act {
  at: Instant;
  perform(call: HttpCall, now: Instant): Promise<void>;
}

/** What a person is going to do because this mail has come; most mails change nothing. */
export function actsUpon(person: Person, message: Message, seed: number): Act[] {
  const { touchpoint, kind } = contactOf(message.contactId)!;
  const acts: Act[] = [];
  person.mails += 1;
  if (person.mails === person.behavior.stopsOnMail) {
    const token = tokenIn(message.text, 'stop');
    acts.push({ at: plusSeconds(message.date, 3600), perform: (call) => send(call, '/api/stop', token) });
  }
  if (kind === 'confirmation' || kind === 'offer') return [...acts, ...upon(kind, person, message)];
  if (kind !== 'invitation' && kind !== 'reminder') return acts;
  const asked = (person.asked.get(touchpoint) ?? 0) + 1;
  person.asked.set(touchpoint, asked);
  const intent = person.behavior.intents.get(touchpoint);
  if (intent?.onMail !== asked) return acts;
  const { program, index } = person;
  const place = program.program.touchpoints.findIndex(({ id }) => id === touchpoint);
  const random = seededFor(seed, index * 100 + place + 1_000_000);
  const at = plusSeconds(message.date, intent.delayMinutes * 60);
  const planned = program.program.touchpoints[place]!;
  if (planned.kind === 'survey') {
    const token = tokenIn(message.text, 'survey');
    const perform = (call: HttpCall) => {
      const answers = drawAnswers(random, program.surveys[planned.survey]!);
      return send(call, '/api/response', token, { answers, programVersion: program.version });
    };
    return [...acts, { at, perform }];
  }
  const token = tokenIn(message.text, 'focus-group');
  if (person.behavior.secondThought === 'declines') {
    const why = index % 2 === 0 ? 'not-taking-part' : 'none-of-these-times';
    return [...acts, { at, perform: (call) => send(call, '/api/decline', token, { why }) }];
  }
  const perform = (call: HttpCall, now: Instant) => {
    const ahead = person.sessions.filter((one) => one.touchpoint === touchpoint && one.startsAt > now);
    return book(call, token, ahead.length > 0 ? [random.pick(ahead).id] : []);
  };
  return [...acts, { at, perform }];
}

/** What the mail about a seat makes a person do: move or cancel the first, or take the one that is kept for them. */
function upon(kind: 'confirmation' | 'offer', { behavior, sessions }: Person, message: Message): Act[] {
  const { touchpoint, number } = contactOf(message.contactId)!;
  const token = tokenIn(message.text, 'focus-group');
  const headers = { 'link-token': token };
  const at = plusSeconds(message.date, 6 * 3600);
  if (kind === 'offer') return [{ at, perform: (call) => accept(call, token) }];
  if (number !== 1) return [];
  if (behavior.secondThought === 'cancels') {
    return [{ at, perform: async (call) => void (await call('DELETE', '/api/seat', { headers })) }];
  }
  if (behavior.secondThought !== 'moves') return [];
  const perform = async (call: HttpCall, now: Instant) => {
    const last = sessions.findLast((one) => one.touchpoint === touchpoint && one.startsAt > now);
    if (last) await call('PUT', '/api/seat', { body: { focusGroupId: last.id }, headers });
  };
  return [{ at, perform }];
}

/** Takes the seat that is offered, if it still is. */
async function accept(call: HttpCall, token: string): Promise<void> {
  const { statusCode, body } = await call('GET', '/api/link', { headers: { 'link-token': token } });
  if (statusCode !== 200) return;
  const { sessions = [] } = JSON.parse(body) as {
    sessions?: { focusGroupId: string; offeredUntil?: string }[];
  };
  const offered = sessions.find(({ offeredUntil }) => offeredUntil !== undefined);
  if (offered) await book(call, token, [offered.focusGroupId]);
}

/** The token of the one link of that purpose in a mail's text. */
function tokenIn(text: string, purpose: string): string {
  const start = text.indexOf(`/${purpose}?t=`);
  if (start < 0) throw new Error(`A mail has no ${purpose} link.`);
  return text.slice(start + purpose.length + 4, start + purpose.length + 4 + 43);
}

/** Too late, already done, withdrawn: what the product refuses ends the matter. */
const REFUSALS = [409, 410];

async function send(call: HttpCall, path: string, token: string, body: object = {}): Promise<void> {
  const { statusCode, body: answer } = await call('POST', path, { body, headers: { 'link-token': token } });
  if (statusCode >= 300 && !REFUSALS.includes(statusCode)) {
    throw new Error(`The participant API answered ${statusCode} to POST ${path}: ${answer}`);
  }
}

/** Takes a seat, or if that session is full the first that is still open. */
async function book(call: HttpCall, token: string, wanted: string[]): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const [focusGroupId] = wanted;
    if (focusGroupId === undefined) return;
    const headers = { 'link-token': token };
    const { statusCode, body } = await call('POST', '/api/seat', { body: { focusGroupId }, headers });
    if (statusCode === 201 || statusCode === 410) return;
    const problem = JSON.parse(body) as { type: string; open?: { focusGroupId: string }[] };
    if (problem.open?.length === 0) {
      await call('POST', '/api/waiting', { body: { focusGroupId }, headers });
      return;
    }
    if (problem.open) wanted = problem.open.map((one) => one.focusGroupId);
    else if (problem.type !== '/problems/changed-meanwhile') return;
  }
}
