import { describe, expect, it } from 'vitest';
import type { Participant } from '../../../domain/participants/participant.ts';
import { ROLES, type Role } from '../../../functions/staff-api/roles.ts';
import { routes } from '../../../functions/staff-api/routes.ts';
import { STAFF } from '../../support/http-call.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

/** Every route, and who may call it. A route that is not here fails the first test. */
const MAY: Record<string, readonly Role[]> = {
  'GET /me': ['coordinator', 'analyst', 'viewer'],
  'GET /programs': ['coordinator', 'analyst', 'viewer'],
  'GET /programs/{programId}': ['coordinator', 'analyst', 'viewer'],
  'GET /programs/{programId}/timetable': ['coordinator', 'analyst', 'viewer'],
  'POST /cohorts': ['coordinator'],
  'GET /cohorts': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}': ['coordinator', 'analyst', 'viewer'],
  'PATCH /cohorts/{cohortId}': ['coordinator'],
  'GET /cohorts/{cohortId}/progress': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/contacts': ['coordinator', 'analyst', 'viewer'],
  'POST /cohorts/{cohortId}/anchors/preview': ['coordinator', 'analyst', 'viewer'],
  'PUT /cohorts/{cohortId}/anchors': ['coordinator'],
  'GET /programs/{programId}/versions': ['coordinator', 'analyst', 'viewer'],
  'GET /programs/{programId}/comparison': ['coordinator', 'analyst', 'viewer'],
  'POST /cohorts/{cohortId}/program-version/preview': ['coordinator', 'analyst', 'viewer'],
  'PUT /cohorts/{cohortId}/program-version': ['coordinator'],
  'POST /cohorts/{cohortId}/participants': ['coordinator'],
  'GET /cohorts/{cohortId}/participants': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/participants/{participantId}': ['coordinator', 'analyst', 'viewer'],
  'PATCH /cohorts/{cohortId}/participants/{participantId}': ['coordinator'],
  'POST /cohorts/{cohortId}/participants/{participantId}/withdrawal': ['coordinator'],
  'POST /cohorts/{cohortId}/focus-groups': ['coordinator'],
  'GET /cohorts/{cohortId}/focus-groups': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/focus-groups/proposal': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/focus-groups/{focusGroupId}': ['coordinator', 'analyst', 'viewer'],
  'PATCH /cohorts/{cohortId}/focus-groups/{focusGroupId}': ['coordinator'],
  'POST /cohorts/{cohortId}/focus-groups/{focusGroupId}/cancellation': ['coordinator'],
  'POST /cohorts/{cohortId}/focus-groups/{focusGroupId}/attendance': ['coordinator'],
  'GET /cohorts/{cohortId}/files': ['coordinator', 'analyst'],
  'GET /cohorts/{cohortId}/files/{name}': ['coordinator', 'analyst'],
  'GET /cohorts/{cohortId}/results': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/report': ['coordinator', 'analyst', 'viewer'],
  'GET /programs/{programId}/results': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/audit': ['coordinator'],
  'GET /cohorts/{cohortId}/participants/{participantId}/audit': ['coordinator'],
  'GET /cohorts/{cohortId}/audit/verification': ['coordinator', 'analyst', 'viewer'],
  'GET /openapi.json': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/missing/{touchpoint}': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/attention': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/participants/{participantId}/mails/{touchpoint}/{kind}': ['coordinator'],
  'POST /cohorts/{cohortId}/participants/{participantId}/contacts/{contactId}/settlement': ['coordinator'],
  'POST /cohorts/{cohortId}/reminders': ['coordinator'],
  'POST /cohorts/{cohortId}/participants/{participantId}/mails/{touchpoint}/{kind}/test': ['coordinator'],
  'POST /cohorts/{cohortId}/imports': ['coordinator'],
  'GET /cohorts/{cohortId}/imports': ['coordinator', 'analyst', 'viewer'],
  'GET /cohorts/{cohortId}/mails': ['coordinator', 'analyst', 'viewer'],
  'POST /cohorts/{cohortId}/imports/{importId}/undo': ['coordinator'],
  'PUT /cohorts/{cohortId}/participants/{participantId}/away': ['coordinator'],
  'PUT /cohorts/{cohortId}/participants/{participantId}/mail': ['coordinator'],
  'PUT /cohorts/{cohortId}/participants/{participantId}/extensions/{touchpoint}': ['coordinator'],
  'PUT /cohorts/{cohortId}/participants/{participantId}/excuses/{touchpoint}': ['coordinator'],
  'POST /cohorts/{cohortId}/participants/{participantId}/links': ['coordinator'],
};

const ALL = Object.keys(ROLES) as Role[];
const as = (...groups: string[]) => ({ claims: { ...STAFF, 'cognito:groups': groups } });
const idIn = (path: string): string => path.split('/').at(-1)!;

/** A cohort with everything in it that says who somebody is, or what somebody typed. */
async function fullWorld() {
  const world = staffWorld();
  const cohort = await world.cohort({
    contactPerson: { name: 'Canary Contact', email: 'canary@staff.example' },
  });
  const person = await world.participant(cohort, { name: 'Canary Person', email: 'canary@people.example' });
  const session = await world.session(cohort, { place: 'Canary Room', joinUrl: 'https://zoom.us/j/canary' });
  const { documents } = world.ports;
  const { doc, version } = (await documents.get<Participant>(`participant#${idIn(person)}`))!;
  const seat = {
    focusGroupId: 'g-0000000000000000',
    startsAt: '2027-08-10T18:00:00.000Z',
    endsAt: '2027-08-10T19:00:00.000Z',
    place: 'Canary Seat',
    number: 1,
  };
  const at = '2026-11-22T15:00:00.000Z';
  const lost = { ...seat, lostAt: at };
  const name = { touchpoint: 'baseline', number: 1, plannedAt: at, at };
  const changed = {
    ...doc,
    mail: { kind: 'undeliverable', at, reason: 'Canary bounce' },
    linkRequest: { number: 1, at, purpose: 'survey', touchpoint: 'baseline' },
    touchpoints: {
      'focus-group': { kind: 'booked', at, seat },
      'month-3': { kind: 'open', at, cancelled: lost, missed: lost, offers: [{ ...seat, at, until: at }] },
      'month-12': { kind: 'missed', at, reason: 'closed', cancelled: lost },
      baseline: { kind: 'declined', at, why: 'not-taking-part', cancelled: lost },
    },
    contacts: [
      { ...name, kind: 'invitation', state: 'sent', messageId: 'canary-message' },
      { ...name, kind: 'reminder', state: 'refused', reason: 'Canary refusal', attempts: 1 },
    ],
    // What somebody adds to the record one day.
    goal: 'Canary goal',
  };
  const listed = { list: `${idIn(cohort)}/participants`, sort: 'a' };
  await documents.write([
    { key: `participant#${idIn(person)}`, doc: changed, expectedVersion: version, listed },
  ]);
  return { ...world, cohort, person, session };
}

describe('a role', () => {
  it('is stated for every route', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(MAY).sort());
  });

  it.each(
    ALL.flatMap((role) =>
      Object.entries(MAY).map(([route, who]) => [role, route, who.includes(role)] as const),
    ),
  )('%s, calling %s, is let in: %s (I8)', async (role, route, isAllowed) => {
    const [method, template] = route.split(' ') as [string, string];
    const path = template.replace(/\{(\w)\w*Id\}/g, (_, letter: string) =>
      template.startsWith('/programs') ? 'clp' : `${letter === 'f' ? 'g' : letter}-zzzzzzzzzzzzzzzz`,
    );
    const { call, ports } = staffWorld();
    const { status } = await call(method, path, as(role));
    if (isAllowed) expect(status).not.toBeOneOf([401, 403]);
    else expect(status).toBe(403);
    expect(ports.everything()).toBe('[]');
  });

  it('is needed: a member of staff without one may do nothing, whatever their token says', async () => {
    const { call } = staffWorld();
    for (const groups of [[], ['nobody'], ['__proto__'], ['Coordinator']]) {
      expect((await call('GET', '/cohorts', as(...groups))).status).toBe(403);
    }
    expect(
      (await call('GET', '/cohorts', { claims: { ...STAFF, 'cognito:groups': undefined } })).status,
    ).toBe(403);
  });

  it('adds to another, and is read as the gateway passes it on', async () => {
    const { call } = staffWorld();
    const statusOf = async (groups: unknown) =>
      (await call('POST', '/cohorts', { body: {}, claims: { ...STAFF, 'cognito:groups': groups } })).status;
    expect(await statusOf(['viewer', 'coordinator'])).toBe(422);
    expect(await statusOf('[viewer coordinator]')).toBe(422);
    expect(await statusOf('[viewer analyst]')).toBe(403);
    expect(await statusOf(7)).toBe(403);
  });

  it('gives no more than the token was asked for', async () => {
    const { call } = staffWorld();
    const claims = { ...STAFF, scope: 'staff/read' };
    expect((await call('POST', '/cohorts', { body: {}, claims })).status).toBe(403);
  });
});

describe('who one is here', () => {
  const me = async (claims: object) =>
    (await staffWorld().call('GET', '/me', { claims: { ...STAFF, ...claims } })).json;

  it.each(ALL)(
    'is said to a %s with what they may do, and not what the token alone would allow',
    async (role) => {
      expect(await me({ 'cognito:groups': [role] })).toEqual({ roles: [role], scopes: ROLES[role] });
    },
  );

  it('is said with all roles, no group that is none, and the address where the token has it', async () => {
    const claims = { 'cognito:groups': '[viewer nobody analyst viewer]', email: 'ada@staff.example' };
    expect(await me({ ...claims, scope: 'openid staff/read staff/results staff/write' })).toEqual({
      roles: ['viewer', 'analyst'],
      scopes: ['staff/read', 'staff/results'],
      email: 'ada@staff.example',
    });
  });
});

describe('what an analyst and a viewer see', () => {
  const READS = [
    '',
    '/missing/baseline',
    '/participants',
    '/focus-groups',
    '/attention',
    '/imports',
    '/audit/verification',
  ];

  it.each(['analyst', 'viewer'] as const)(
    'of a cohort has no name, address or words of anybody: %s',
    async (role) => {
      const { call, cohort, person, session } = await fullWorld();
      const paths = ['/cohorts', ...READS.map((path) => cohort + path), person, session];
      for (const path of paths) {
        const { status, text } = await call('GET', path, as(role));
        expect(status).toBe(200);
        expect(text).not.toMatch(/canary/i);
        // A public holiday has a name too.
        const words = text.replace(/\{"kind":"holiday"[^}]*\}/g, '');
        expect(words).not.toMatch(/"(?:name|email|place|joinUrl|contactPerson|linkRequest|messageId|goal)"/);
      }
      const query = 'touchpoint=focus-group';
      const proposal = await call('GET', `${cohort}/focus-groups/proposal`, { query, ...as(role) });
      expect(proposal.status).toBe(200);
      expect(proposal.text).not.toMatch(/canary/i);
      const body = { anchors: { trainingStart: '2027-05-13', trainingEnd: '2027-05-14' } };
      const preview = await call('POST', `${cohort}/anchors/preview`, { body, ...as(role) });
      expect(preview.status).toBe(200);
      expect(preview.text).toContain('seatOutside');
      expect(preview.text).not.toMatch(/canary/i);
      const version = { version: (await call('GET', cohort, as(role))).json.programVersion };
      const other = await call('POST', `${cohort}/program-version/preview`, { body: version, ...as(role) });
      expect(other.status).toBe(200);
      expect(other.text).not.toMatch(/canary/i);
    },
  );

  it('is there for a coordinator', async () => {
    const { call, cohort, person } = await fullWorld();
    expect((await call('GET', cohort)).text).toContain('Canary Contact');
    expect((await call('GET', `${cohort}/focus-groups`)).text).toContain('Canary Room');
    await expect(call('GET', person)).rejects.toThrow('goal');
  });

  it.each(ALL)('of another cohort’s person is nothing, as of nobody: %s (E30)', async (role) => {
    const { call, cohort, person } = await fullWorld();
    const other = `${cohort.slice(0, -1)}${cohort.endsWith('0') ? '1' : '0'}`;
    const elsewhere = await call('GET', `${other}/participants/${idIn(person)}`, as(role));
    const nobody = await call('GET', `${cohort}/participants/p-zzzzzzzzzzzzzzzz`, as(role));
    expect(elsewhere.status).toBe(404);
    expect(elsewhere.text).toBe(nobody.text);
  });
});
