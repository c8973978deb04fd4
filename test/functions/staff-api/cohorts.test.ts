import { describe, expect, it } from 'vitest';
import { programKey } from '../../../domain/programs/program.ts';
import { CLP, cohortRequest } from '../../support/builders.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

describe('programs', () => {
  it('are listed and read in their current version', async () => {
    const { call } = staffWorld();
    const list = (await call('GET', '/programs')).json;
    expect(list.items).toContainEqual({
      id: 'clp',
      version: CLP.version,
      title: 'Clinical Leadership Program',
      timeZone: 'America/New_York',
      anchors: ['trainingStart', 'trainingEnd'],
    });
    const one = (await call('GET', '/programs/clp')).json;
    expect(one.touchpoints.map(({ id }: { id: string }) => id)).toContain('focus-group');
    expect((await call('GET', '/programs/nothing')).status).toBe(404);
  });
});

describe('the preview of a timetable', () => {
  const query = 'trainingStart=2027-03-11&trainingEnd=2027-03-12';

  it('shows every date with the reason of its shift, as data and in words', async () => {
    const { call } = staffWorld();
    const { json } = await call('GET', '/programs/clp/timetable', { query });
    const month3 = json.touchpoints.find(
      ({ touchpoint }: { touchpoint: string }) => touchpoint === 'month-3',
    );
    // 12 June 2027 is a Saturday.
    expect(month3.opens).toEqual({
      raw: '2027-06-12',
      date: '2027-06-14',
      at: '2027-06-14T12:00:00.000Z',
      reasons: [
        { kind: 'weekend', day: 'Saturday', text: 'was Saturday' },
        { kind: 'weekend', day: 'Sunday', text: 'was Sunday' },
      ],
    });
    const group = json.touchpoints.find(({ kind }: { kind: string }) => kind === 'focus-group');
    expect(group).toMatchObject({ sessionsFrom: '2027-07-12', sessionsUntil: '2027-09-12' });
  });

  it('is in the zone that is asked for', async () => {
    const { call } = staffWorld();
    const { json } = await call('GET', '/programs/clp/timetable', {
      query: `${query}&timeZone=Pacific%2FAuckland`,
    });
    expect(json.timeZone).toBe('Pacific/Auckland');
    const [first] = json.touchpoints;
    expect(first.opens.at).toBe('2027-02-17T19:00:00.000Z');
  });

  it.each([
    ['trainingStart=2027-03-11', '/trainingEnd', 'required'],
    [`${query}&other=2027-03-12`, '/other', 'unknown-property'],
    ['trainingStart=2027-02-30&trainingEnd=2027-03-12', '/trainingStart', 'date'],
    [`${query}&timeZone=EST`, '/timeZone', 'time-zone'],
    [`${query}&__proto__=2027-03-12`, '/__proto__', 'unknown-property'],
  ])('refuses %s', async (bad, pointer, code) => {
    const { call } = staffWorld();
    const answer = await call('GET', '/programs/clp/timetable', { query: bad });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer, code }] } });
  });
});

describe('a cohort', () => {
  it('pins the version of the program it started with, and lists the holidays it will meet (I13)', async () => {
    const world = staffWorld();
    const path = await world.cohort();
    await world.cohort();
    const key = programKey('clp', CLP.version);
    expect(await world.ports.documents.get(key)).toMatchObject({ version: 1, doc: { version: CLP.version } });
    const { json, headers } = await world.call('GET', path);
    expect(headers.etag).toBe('"1"');
    expect(json).toMatchObject({
      programId: 'clp',
      programVersion: CLP.version,
      title: 'Spring 2027',
      timeZone: 'America/New_York',
      sessions: [],
      replanning: false,
    });
    expect(json.holidays).toMatchObject({ '2027-07-05': expect.stringContaining('Independence Day') });
    const { items } = (await world.call('GET', '/cohorts')).json;
    expect(items).toHaveLength(2);
  });

  it.each([
    [{ title: 'x'.repeat(121) }, '/title', 'length'],
    [{ title: '\u202E' }, '/title', 'control-character'],
    [{ timeZone: 'est' }, '/timeZone', 'time-zone'],
    [{ contactPerson: { name: 'P' } }, '/contactPerson/email', 'required'],
    [
      { contactPerson: { name: 'P', email: 'p@x.org', phone: '1' } },
      '/contactPerson/phone',
      'unknown-property',
    ],
    [{ programId: '../clp' }, '/programId', 'id-format'],
    [{ anchors: [] }, '/anchors', 'type'],
  ])('is refused with %j', async (changes, pointer, code) => {
    const { call, ports } = staffWorld();
    const body = { ...cohortRequest(), ...changes };
    const answer = await call('POST', '/cohorts', { body });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer, code }] } });
    expect(ports.everything()).toBe('[]');
  });

  it('that is unknown is not found', async () => {
    const { call } = staffWorld();
    expect((await call('GET', '/cohorts/c-zzzzzzzzzzzzzzzz')).status).toBe(404);
  });
});
