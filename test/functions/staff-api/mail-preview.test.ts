import { describe, expect, it } from 'vitest';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { PROGRAMS } from '../../support/builders.ts';
import { STAFF, testClient } from '../../support/http-call.ts';
import { testPorts } from '../../support/ports.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const BOTH = ['invitation', 'reminder', 'lastReminder', 'link'];
const OF_SESSIONS = ['confirmation', 'change', 'notice', 'cancellation', 'offer', 'thanks', 'rebooking'];
const ALL = [
  ...['baseline', 'satisfaction', 'month-3', 'month-12', 'focus-group'].flatMap((id) =>
    BOTH.map((kind) => `${id}/${kind}`),
  ),
  ...OF_SESSIONS.map((kind) => `focus-group/${kind}`),
  'my-year/link',
];

async function world() {
  const made = staffWorld();
  const cohort = await made.cohort();
  return { ...made, cohort, person: await made.participant(cohort, { name: 'Dr. <b>Ada</b>' }) };
}

describe('looking at a mail', () => {
  it.each(ALL)('%s, with this person, and a link that opens nothing', async (mail) => {
    const { call, person, ports } = await world();
    const before = ports.everything();
    const { status, json } = await call('GET', `${person}/mails/${mail}`);
    expect(status).toBe(200);
    expect(json.to).toEqual({ name: 'Dr. <b>Ada</b>', email: 'ada.okafor@hospital.example' });
    expect(json.subject).not.toContain('{{');
    expect(json.text).toContain('Dr. <b>Ada</b>');
    expect(json.html).not.toContain('<b>Ada');
    for (const [, token] of json.text.matchAll(/\?t=([\w-]+)/g)) expect(token).toMatch(/^A{43}$/);
    expect(ports.everything()).toBe(before);
  });

  it('are all that the program has, as its list says', async () => {
    const { call, cohort } = await world();
    const { json } = await call('GET', `${cohort}/mails`);
    const listed = json.items.flatMap(({ touchpoint, kinds }: { touchpoint: string; kinds: string[] }) =>
      kinds.map((kind) => `${touchpoint}/${kind}`),
    );
    expect(listed.sort()).toEqual(ALL.toSorted());
    expect(json.items[0].title).toBe('Survey before the training');
  });

  it('says what is made up, and shows the real session where there is one', async () => {
    const { call, cohort, person, session } = await world();
    expect((await call('GET', `${person}/mails/baseline/reminder`)).json.isExample).toBe(false);
    await session(cohort);
    const { json } = await call('GET', `${person}/mails/focus-group/confirmation`);
    expect(json).toMatchObject({ isExample: true, hasCalendar: true });
    expect(json.text).toContain('August 10, 2027');
  });

  it.each([
    ['baseline/confirmation', 404],
    ['month-99/invitation', 404],
    ['my-year/invitation', 404],
    ['baseline/nothing', 422],
  ])('refuses %s', async (mail, status) => {
    const { call, person } = await world();
    expect((await call('GET', `${person}/mails/${mail}`)).status).toBe(status);
  });

  it('refuses another cohort', async () => {
    const { call, person } = await world();
    const path = person.replace(/c-[^/]+/, 'c-zzzzzzzzzzzzzzzz');
    expect((await call('GET', `${path}/mails/baseline/invitation`)).status).toBe(404);
    expect((await call('POST', `${path}/mails/baseline/invitation/test`)).status).toBe(404);
  });
});

describe('a test mail', () => {
  const claims = { ...STAFF, email: 'pat@leadership.example' };

  it('goes to the address of the token and to no other, and is on no record', async () => {
    const { call, person, ports } = await world();
    const before = ports.everything();
    const answer = await call('POST', `${person}/mails/focus-group/confirmation/test`, { claims });
    expect(answer).toMatchObject({ status: 200, json: { to: 'pat@leadership.example', result: 'accepted' } });
    expect(ports.sent).toHaveLength(1);
    expect(ports.sent[0]).toMatchObject({
      contactId: 'test.focus-group.confirmation.1',
      to: { email: 'pat@leadership.example' },
    });
    expect(ports.sent[0]!.subject).toMatch(/^\[Test\] /);
    expect(ports.sent[0]).not.toHaveProperty('calendar');
    expect(ports.everything()).toBe(before);
    const body = { to: 'someone@else.example' };
    expect((await call('POST', `${person}/mails/baseline/reminder/test`, { claims, body })).status).toBe(422);
  });

  it('goes to the address that the sign-in knows, where the token has none', async () => {
    const ports = testPorts();
    const asked: string[] = [];
    const addressOf = async (authorization: string) => {
      asked.push(authorization);
      return 'grace@staff.example';
    };
    const call = testClient(staffApi(() => ({ ...ports, programs: PROGRAMS, publicHolidays, addressOf })));
    const { cohort, participant } = staffWorld(ports);
    const person = await participant(await cohort());
    const headers = { authorization: 'Bearer secret' };
    const { json } = await call('POST', `${person}/mails/baseline/invitation/test`, { headers });
    expect(json).toEqual({ to: 'grace@staff.example', result: 'accepted' });
    expect(ports.sent.map(({ to }) => to.email)).toEqual(['grace@staff.example']);
    expect(asked).toEqual(['Bearer secret']);
  });

  it('tells nobody a name who could not look at the mail either (I8)', async () => {
    const { call, person, ports } = await world();
    const blind = { ...claims, scope: 'staff/read staff/write' };
    expect((await call('GET', `${person}/mails/baseline/invitation`, { claims: blind })).status).toBe(403);
    const answer = await call('POST', `${person}/mails/baseline/invitation/test`, { claims: blind });
    expect(answer).toMatchObject({ status: 403, json: { type: '/problems/insufficient-scope' } });
    expect(ports.sent).toEqual([]);
  });

  it('is refused where nobody knows an address', async () => {
    const { call, person, ports } = await world();
    expect(await call('POST', `${person}/mails/baseline/invitation/test`)).toMatchObject({
      status: 409,
      json: { type: '/problems/no-address' },
    });
    expect(ports.sent).toEqual([]);
  });
});
