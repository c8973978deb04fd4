import { describe, expect, it, vi } from 'vitest';
import { type AuditEntry, auditKey } from '../../../domain/audit/audit-entry.ts';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { GOAL_STATES, goalKey, reviewed, stated } from '../../../domain/participants/goal.ts';
import { participantKey } from '../../../domain/participants/participant.ts';
import { auditedDocuments } from '../../../functions/audit/audited-documents.ts';
import { isSealed } from '../../../functions/audit/sealed-entry.ts';
import { goalsOf, loadPerson, putParticipant } from '../../../functions/records.ts';
import { sessionRequest } from '../../support/builders.ts';
import { STAFF } from '../../support/http-call.ts';
import { type StaffWorld, staffWorld } from '../../support/scenes/staff.ts';

const idIn = (path: string): string => path.split('/').at(-1)!;

const HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} =cmd|'/C calc'!A0";

/** A person who is enrolled, corrected and withdrawn, a minute apart. */
async function lived(world: StaffWorld): Promise<{ cohort: string; person: string }> {
  const { call, ports } = world;
  const later = () => ports.clock.moveTo(plusSeconds(ports.clock.now(), 60));
  const cohort = await world.cohort();
  later();
  const person = await world.participant(cohort);
  later();
  await call('PATCH', person, { body: { name: HOSTILE }, headers: { 'if-match': '"1"' } });
  later();
  await call('POST', `${person}/withdrawal`, { claims: { ...STAFF, sub: 'staff-2' } });
  return { cohort, person };
}

/** Changes a stored entry past the program. */
async function spoil(world: StaffWorld, key: string, how: (entry: AuditEntry) => object): Promise<void> {
  const { documents } = world.ports;
  const { doc, version } = (await documents.get<AuditEntry>(key))!;
  await documents.write([{ key, doc: how(structuredClone(doc)), expectedVersion: version }]);
}

/** All pages of a verification. */
async function verification(world: StaffWorld, cohort: string) {
  const pages: { records: number; entries: number; broken: object[]; cursor?: string }[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : new URLSearchParams({ cursor }).toString();
    const answer = await world.call('GET', `${cohort}/audit/verification`, { query });
    expect(answer.status).toBe(200);
    pages.push(answer.json);
    cursor = answer.json.cursor;
  } while (cursor !== undefined && pages.length < 50);
  return pages;
}

describe('the audit trail of a participant', () => {
  it('says who changed what and when, the newest first (I9)', async () => {
    const world = staffWorld();
    const { person } = await lived(world);
    const answer = await world.call('GET', `${person}/audit`);
    expect(answer.status).toBe(200);
    const [withdrawn, corrected, enrolled] = answer.json.items;
    expect(answer.json.items).toHaveLength(3);
    expect(withdrawn).toMatchObject({
      by: { kind: 'staff', id: 'staff-2' },
      action: 'POST /cohorts/{cohortId}/participants/{participantId}/withdrawal',
      version: 3,
      at: '2026-11-22T15:03:00.000Z',
      changes: expect.arrayContaining([{ pointer: '/status/kind', before: 'active', after: 'withdrawn' }]),
    });
    expect(corrected).toMatchObject({
      by: { kind: 'staff', id: 'staff-1' },
      action: 'PATCH /cohorts/{cohortId}/participants/{participantId}',
      changes: [{ pointer: '/name', before: 'Dr. Ada Okafor', after: HOSTILE }],
    });
    expect(enrolled).toMatchObject({
      version: 1,
      changes: [{ pointer: '', after: { name: 'Dr. Ada Okafor' } }],
    });
    expect(corrected.previous).toBe(enrolled.hash);
  });

  it('comes in pages', async () => {
    const world = staffWorld();
    const { person } = await lived(world);
    const first = await world.call('GET', `${person}/audit`, { query: 'limit=2' });
    expect(first.json.items.map(({ version }: AuditEntry) => version)).toEqual([3, 2]);
    const rest = await world.call('GET', `${person}/audit`, { query: `limit=2&cursor=${first.json.cursor}` });
    expect(rest.json.items.map(({ version }: AuditEntry) => version)).toEqual([1]);
    expect(rest.json.cursor).toBeUndefined();
  });

  it.each(['0', '-1', '1.5', 'x', '9999999999', '<b>'])('refuses %s as a cursor', async (cursor) => {
    const world = staffWorld();
    const { person } = await lived(world);
    const answer = await world.call('GET', `${person}/audit`, {
      query: `cursor=${encodeURIComponent(cursor)}`,
    });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer: '/cursor', code: 'cursor' }] } });
  });

  it('and that of the cohort say what a contact is, although the change of it names its place alone', async () => {
    const world = staffWorld();
    const { documents, clock } = world.ports;
    const cohort = await world.cohort();
    const path = await world.participant(cohort);
    await world.participant(cohort, { email: 'b@hospital.example' });
    const trail = auditedDocuments(
      documents,
      { by: { kind: 'rule', name: 'journey' }, action: 'send' },
      clock,
    );
    const about = { touchpoint: 'baseline', kind: 'reminder', number: 2 } as const;
    const begun = { ...about, plannedAt: clock.now(), at: clock.now() };
    for (const contact of [
      { ...begun, state: 'sending' },
      { ...begun, state: 'sent', messageId: 'm' },
    ] as const) {
      const person = await loadPerson(documents, idIn(path));
      const after = { ...person.participant.doc, contacts: [contact] };
      await trail.write([putParticipant(person, after, person.participant.version, clock.now())]);
    }
    for (const list of [`${path}/audit`, `${cohort}/audit`]) {
      const { items, contacts } = (await world.call('GET', list, { query: 'limit=1' })).json;
      expect(items[0].changes).toContainEqual({
        pointer: '/contacts/0/state',
        before: 'sending',
        after: 'sent',
      });
      expect(contacts).toEqual({ [participantKey(idIn(path))]: { 0: about } });
    }
  });

  it('is only there in its own cohort (E30)', async () => {
    const world = staffWorld();
    const { person } = await lived(world);
    const other = await world.cohort();
    const elsewhere = await world.call('GET', `${other}/participants/${idIn(person)}/audit`);
    expect(elsewhere.status).toBe(404);
    const nobody = await world.call('GET', `${other}/participants/p-zzzzzzzzzzzzzzzz/audit`);
    expect(elsewhere.text).toBe(nobody.text);
  });
});

describe('the audit trail of a cohort', () => {
  it('has its sessions and its people too, rules and staff told apart', async () => {
    const world = staffWorld();
    const { cohort } = await lived(world);
    await world.participant(cohort, { email: 'b@hospital.example' });
    world.ports.clock.moveTo(plusSeconds(world.ports.clock.now(), 60));
    await world.call('POST', `${cohort}/focus-groups`, { body: sessionRequest() });
    const { items } = (await world.call('GET', `${cohort}/audit`)).json as { items: AuditEntry[] };
    const rows = items.map(({ by, action, record }) => `${by.kind} ${action} ${record.split('#')[0]}`);
    expect(rows.slice(0, 4).sort()).toEqual([
      'rule replan cohort',
      'rule replan participant',
      'staff POST /cohorts/{cohortId}/focus-groups cohort',
      'staff POST /cohorts/{cohortId}/focus-groups focus-group',
    ]);
    expect(rows.at(-1)).toBe('staff POST /cohorts cohort');
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const page = await world.call('GET', `${cohort}/audit`, { query: 'limit=1' });
    expect(page.json).toMatchObject({ items: [items[0]], cursor: expect.any(String) });
  });

  it('says where a goal was changed, and gives nothing that a guess of what was said could be tried on', async () => {
    const world = staffWorld();
    const { cohort, person } = await lived(world);
    const { documents, clock } = world.ports;
    const trail = auditedDocuments(documents, { by: { kind: 'participant' }, action: 'POST /year' }, clock);
    const owner = { participantId: idIn(person) as ParticipantId, cohortId: idIn(cohort) as CohortId };
    const none = { version: 0, doc: undefined };
    const first = stated(none, 0, { specific: 'Delegate more.' }, owner, clock.now());
    const said = { state: 'given-up' } as const;
    const second = reviewed({ version: 1, doc: first }, 1, 'month-3', said, clock.now());
    for (const [expectedVersion, doc] of [first, second].entries()) {
      const listed = { list: goalsOf(owner.cohortId), sort: owner.participantId };
      await trail.write([{ key: goalKey(owner.participantId), doc, expectedVersion, listed }]);
    }
    const { items } = (await world.call('GET', `${cohort}/audit`)).json as { items: AuditEntry[] };
    const shown = items.filter(({ record }) => record === goalKey(owner.participantId));
    expect(shown.map(({ changes }) => changes)).toEqual([
      [{ pointer: '/reviews/month-3' }],
      [{ pointer: '' }],
    ]);
    const guessed = GOAL_STATES.filter((state) => {
      const changes = [{ pointer: '/reviews/month-3', after: { state, at: clock.now() } }];
      return isSealed({ ...shown[0]!, changes });
    });
    expect(guessed).toEqual([]);
    for (const version of [1, 2]) {
      const stored = await documents.get<AuditEntry>(auditKey(goalKey(owner.participantId), version));
      expect(JSON.stringify(shown)).not.toContain(stored!.doc.hash);
    }
  });

  it('is not there for a cohort that is not', async () => {
    const world = staffWorld();
    for (const path of ['audit', 'audit/verification']) {
      expect((await world.call('GET', `/cohorts/c-zzzzzzzzzzzzzzzz/${path}`)).status).toBe(404);
    }
  });
});

describe('verifying a cohort’s trail', () => {
  it('looks at every record, a few in each call, and finds nothing where nobody touched it', async () => {
    const world = staffWorld();
    const { cohort } = await lived(world);
    for (let who = 0; who < 25; who += 1)
      await world.participant(cohort, { email: `p${who}@hospital.example` });
    await world.call('POST', `${cohort}/focus-groups`, { body: sessionRequest() });
    const pages = await verification(world, cohort);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every(({ records }) => records <= 11)).toBe(true);
    expect(pages.flatMap(({ broken }) => broken)).toEqual([]);
    expect(pages.reduce((sum, { records }) => sum + records, 0)).toBe(28);
  });

  it('names the first entry that was altered, moved, or removed, and a record changed past the program', async () => {
    const world = staffWorld();
    const { cohort, person } = await lived(world);
    const others = await Promise.all(
      ['b', 'c', 'd'].map(async (name) =>
        idIn(await world.participant(cohort, { email: `${name}@x.example` })),
      ),
    );
    await world.session(cohort);
    const keys = [idIn(person), ...others].map((id) => `participant#${id}`);
    await spoil(world, auditKey(keys[0]!, 2), (entry) => ({ ...entry, at: '2020-01-01T00:00:00.000Z' }));
    const [, second, third, fourth] = keys as [string, string, string, string];
    const elsewhere = (await world.ports.documents.get<AuditEntry>(auditKey(third, 2)))!.doc;
    await spoil(world, auditKey(second, 2), () => elsewhere);
    await world.ports.documents.write([{ key: auditKey(third, 1), doc: undefined, expectedVersion: 1 }]);
    const { doc } = (await world.ports.documents.get<object>(fourth))!;
    const listed = { list: `${idIn(cohort)}/participants`, sort: 'z' };
    const put = { key: fourth, doc: { ...doc, name: 'Somebody Else' }, expectedVersion: 2, listed };
    await world.ports.documents.write([put]);
    const broken = (await verification(world, cohort)).flatMap((page) => page.broken);
    expect(broken).toHaveLength(4);
    expect(broken).toEqual(
      expect.arrayContaining([
        { record: keys[0], version: 2, fault: 'altered' },
        // Written over, so not written once: before anybody looks whose it is.
        { record: second, version: 2, fault: 'altered' },
        { record: third, version: 1, fault: 'missing' },
        { record: fourth, version: 3, fault: 'missing' },
      ]),
    );
  });

  it.each(['x', 'participants', 'people:1', 'focus-groups:%%%'])('refuses %s as a cursor', async (cursor) => {
    const world = staffWorld();
    const { cohort } = await lived(world);
    const query = new URLSearchParams({ cursor }).toString();
    expect((await world.call('GET', `${cohort}/audit/verification`, { query })).status).toBe(422);
  });
});

it('keeps values out of the log when the trail stands in the way (I10)', async () => {
  const lines: unknown[] = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
  const world = staffWorld();
  const person = await world.participant(await world.cohort());
  const key = auditKey(`participant#${idIn(person)}`, 2);
  await world.ports.documents.write([{ key, doc: {}, expectedVersion: 0 }]);
  const answer = await world.call('PATCH', person, {
    body: { name: 'Canary Person' },
    headers: { 'if-match': '"1"' },
  });
  vi.restoreAllMocks();
  expect(answer.status).toBe(500);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).toContain('TrailAhead');
  expect(JSON.stringify(lines) + answer.text).not.toMatch(/Canary|Okafor|hospital\.example/);
});
