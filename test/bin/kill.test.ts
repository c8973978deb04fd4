import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contactId } from '../../domain/contacts/contact.ts';
import { noticeOf } from '../../domain/notices/staff-notice.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { seeded } from '../../rehearsal/seeded.ts';
import { type LocalProcess, startLocalProcess } from '../support/outside/local-process.ts';
import { temporaryFolder } from '../support/program-folder.ts';

const KILLS = 10;
const MOST_MOVES = 60;

interface Clock {
  movingTo: string | null;
  nextEvent: string | null;
}

/**
 * A year on the real process: people are enrolled, one stops her mail, the clock is moved month by month, and the
 * process is killed between requests and while it moves. Where it is killed follows from the seed and how fast the
 * machine is; what must hold afterwards does not.
 */
it('loses nothing and does nothing twice, killed ten times in a year (F65)', {
  timeout: 240_000,
}, async () => {
  const data = temporaryFolder();
  const chance = seeded(65);
  let local = await startLocalProcess(data);
  let kills = 0;

  async function killed(): Promise<void> {
    await local.end('SIGKILL');
    kills += 1;
    local = await startLocalProcess(data);
  }
  /** Sends a request, which may be cut off by a kill; then it is repeated as a client would. */
  async function sure(call: (local: LocalProcess) => Promise<Response>, isHit: boolean): Promise<Response> {
    if (isHit) {
      const sent = call(local).catch(() => undefined);
      if (chance.chance(0.5)) await sent;
      await killed();
    }
    return call(local);
  }

  const today = new Date().toISOString().slice(0, 10);
  const soon = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const cohort = await sure(
    (to) =>
      to.staff(
        'POST',
        '/cohorts',
        { ...COHORT, anchors: { trainingStart: soon(30), trainingEnd: soon(31) } },
        'cohort',
      ),
    true,
  );
  expect(cohort.status).toBe(201);
  const path = new URL(cohort.headers.get('location')!, local.url).pathname.replace(/^\/staff/, '');
  for (const name of PEOPLE) {
    const person = { name, email: `${name.toLowerCase()}@example.org` };
    const answer = await sure((to) => to.staff('POST', `${path}/participants`, person, name), name < 'C');
    expect(answer.status).toBe(201);
  }

  let stopped = false;
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const { nextEvent } = await clockAtRest(local);
    if (nextEvent === null) break;
    const move = local.desk('/clock', { to: moves % 3 === 0 ? 'event' : 'month' }).catch(() => undefined);
    if (kills < KILLS) {
      // As many requests as the seed says are answered while the clock moves; then it is killed.
      for (let asked = Math.floor(chance.next() * 4); asked > 0; asked -= 1) await local.desk('/clock');
      await killed();
    } else await move;
    if (!stopped) stopped = await stopsMail(local);
  }
  expect(kills).toBe(KILLS);
  expect(stopped).toBe(true);

  const listed = await local.staff('GET', `${path}/participants`);
  const { items } = (await listed.json()) as { items: Participant[] };
  expect(items.map(({ name }) => name)).toEqual(PEOPLE);
  expect(items.map(({ mail }) => mail.kind)).toContain('stopped');
  // The year is over for everybody: nothing is due, and every touchpoint has ended.
  expect(items.filter(({ dueAt }) => dueAt !== undefined)).toEqual([]);
  const states = items.flatMap(({ touchpoints }) => Object.values(touchpoints).map(({ kind }) => kind));
  expect(states).toHaveLength(5 * PEOPLE.length);
  expect(new Set(states)).toEqual(new Set(['missed']));
  expect(await local.end('SIGTERM')).toBe(0);

  const database = openDatabase(join(data, 'journeys.sqlite'));
  const mails = database
    .prepare('SELECT contact_id FROM inbox')
    .all()
    .map((row) => String(row.contact_id));
  const people = database.prepare("SELECT doc FROM documents WHERE key LIKE 'participant#%'").all();
  database.close();
  const contacts = people.flatMap(({ doc }) => {
    const { id, contacts } = JSON.parse(String(doc)) as Participant;
    return contacts.map((one) => ({ id: contactId(id, one), state: one.state }));
  });
  const of = (...states: string[]) =>
    contacts.filter(({ state }) => states.includes(state)).map(({ id }) => id);
  expect(new Set(mails).size).toBe(mails.length);
  // What was cut off between the mail and its record is of unknown fate, and nothing else is.
  const notices = mails.filter(noticeOf);
  expect(notices.length).toBeGreaterThan(0);
  const others = mails.filter((id) => !noticeOf(id));
  expect(others.filter((id) => !of('sent', 'unknown').includes(id))).toEqual([]);
  expect(of('sent').filter((id) => !mails.includes(id))).toEqual([]);
  expect(of('sending')).toEqual([]);
  expect(of('sent').length).toBeGreaterThan(PEOPLE.length * 6);
});

const PEOPLE = ['Ada', 'Bela', 'Cleo', 'Dina', 'Ezra'];
const COHORT = {
  programId: 'clp',
  title: 'Killed ten times',
  contactPerson: { name: 'Alex Example', email: 'coordinator@example.org' },
};

/** Asks until the clock is not being moved. */
async function clockAtRest(local: LocalProcess): Promise<Clock> {
  for (;;) {
    const clock = (await (await local.desk('/clock')).json()) as Clock;
    if (clock.movingTo === null) return clock;
  }
}

/** Clicks the stop link of the first mail to a participant; false while there is none. */
async function stopsMail(local: LocalProcess): Promise<boolean> {
  let token: string | undefined;
  for (let number = 1; !token; number += 1) {
    const mail = await local.desk(`/inbox/${number}`);
    if (mail.status === 404) return false;
    const text = await mail.text();
    token = /\/stop\?t=([\w-]{43})/.exec(text)?.[1];
    // Who is told first, staff or participants, depends on when it was killed; only staff get no such link.
    if (!token) for (const name of PEOPLE) expect(text).not.toContain(`${name.toLowerCase()}@example.org`);
  }
  const answer = await fetch(`${local.url}/api/stop`, { method: 'POST', headers: { 'link-token': token } });
  expect(answer.status).toBe(200);
  return true;
}
