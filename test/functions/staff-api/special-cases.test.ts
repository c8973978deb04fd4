import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { runJourney } from '../../support/run-journey.ts';
import { INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const COHORT = '/cohorts/c-0000000000000000';
const REMINDED_AT = '2027-02-23T13:00:00.000Z' as Instant;
const TUESDAY = '2027-02-23T15:00:00.000Z' as Instant;
/** The baseline survey closes when the training begins, on Thursday, 11 March. */
const CLOSED = '2027-03-11T18:00:00.000Z' as Instant;

/** Somebody in the middle of the year, whose journey can be run to its next sleep. */
async function scene() {
  const one = await journeyScene();
  const runAt = (at: Instant) => runJourney(one, at);
  await runAt(INVITED_AT);
  const { call } = staffWorld(one.ports);
  const act = async (
    method: string,
    path: string,
    body: object,
    more: { query?: string; match?: string } = {},
  ) =>
    call(method, `${COHORT}/participants/${PERSON}${path}`, {
      body,
      ...(more.query && { query: more.query }),
      headers: { 'if-match': more.match ?? `"${(await one.read()).version}"` },
    });
  return { ...one, runAt, call, act };
}

const ACTS: [string, string, string, object][] = [
  ['pausing', 'PUT', '/away', { awayUntil: '2027-03-01' }],
  ['extending', 'PUT', '/extensions/baseline', { closesOn: '2027-03-20' }],
  ['excusing', 'PUT', '/excuses/baseline', { excused: true }],
  ['a new link', 'POST', '/links', {}],
];

describe.each(ACTS)('%s', (_, method, path, body) => {
  it('needs the version that was read', async () => {
    const one = await scene();
    const before = (await one.read()).version;
    expect((await one.act(method, path, body, { match: '"1"' })).status).toBe(412);
    const without = await one.call(method, `${COHORT}/participants/${PERSON}${path}`, { body });
    expect(without.status).toBe(428);
    expect((await one.read()).version).toBe(before);
  });

  it('is refused for who withdrew, and in another cohort', async () => {
    const one = await scene();
    const elsewhere = await one.call(method, `/cohorts/c-zzzzzzzzzzzzzzzz/participants/${PERSON}${path}`, {
      body,
      headers: { 'if-match': '*' },
    });
    expect(elsewhere.status).toBe(404);
    await one.change((person) => ({ ...person, status: { kind: 'withdrawn', at: TUESDAY } }));
    expect(await one.act(method, path, body)).toMatchObject({
      status: 409,
      json: { type: '/problems/withdrawn' },
    });
  });

  it('wakes the journey', async () => {
    const one = await scene();
    const { version } = await one.journey();
    const doc = { participantId: PERSON, generation: 1, token: 'asleep' };
    await one.ports.documents.write([{ key: `journey#${PERSON}`, doc, expectedVersion: version }]);
    expect((await one.act(method, path, body)).status).toBe(200);
    expect(one.ports.woken).toEqual(['asleep']);
  });
});

describe('a pause', () => {
  it('is said as long as it lasts, and not on the day on which they are back', async () => {
    const one = await scene();
    const { call } = staffWorld(one.ports);
    await one.act('PUT', '/away', { awayUntil: '2027-03-01' });
    const said = async () => {
      const [listed] = (await call('GET', `${COHORT}/participants`)).json.items;
      const read = (await call('GET', `${COHORT}/participants/${PERSON}`)).json;
      return [listed.awayUntil, read.awayUntil];
    };
    one.ports.clock.moveTo('2027-03-01T04:59:00.000Z' as Instant);
    expect(await said()).toEqual(['2027-03-01', '2027-03-01']);
    one.ports.clock.moveTo('2027-03-01T05:00:00.000Z' as Instant);
    expect(await said()).toEqual([undefined, undefined]);
  });

  it('holds the reminder until the day, and ends early when staff say so', async () => {
    const one = await scene();
    await one.act('PUT', '/away', { awayUntil: '2027-03-01' });
    await one.runAt(REMINDED_AT);
    expect((await one.contacts())['baseline reminder 1']).toMatchObject({ state: 'held', reason: 'away' });
    expect((await one.act('PUT', '/away', { awayUntil: null })).json).not.toHaveProperty('awayUntil');
    await one.runAt(TUESDAY);
    expect((await one.contacts())['baseline reminder 1']).toMatchObject({ state: 'sent' });
    expect((await one.act('PUT', '/away', { awayUntil: '2027-01-01' })).status).toBe(422);
  });
});

describe('more time for one person', () => {
  it('moves the close, says why, and mails a link that lasts as long', async () => {
    const one = await scene();
    await one.runAt(TUESDAY);
    const { json } = await one.act('PUT', '/extensions/baseline', { closesOn: '2027-03-20' });
    expect(json.planned.closes).toMatchObject({
      date: '2027-03-20',
      at: '2027-03-21T04:00:00.000Z',
      reasons: [{ kind: 'extended', text: 'extended for this participant' }],
    });
    await one.runAt(TUESDAY);
    expect((await one.contacts())['baseline link 1']).toMatchObject({ state: 'sent' });
    await one.runAt(CLOSED);
    expect((await one.read()).doc.touchpoints.baseline).toMatchObject({ kind: 'open' });
    await one.runAt('2027-03-21T04:00:00.000Z' as Instant);
    expect((await one.read()).doc.touchpoints.baseline).toMatchObject({ kind: 'missed' });
  });

  it('opens again what was closed', async () => {
    const one = await scene();
    await one.runAt(CLOSED);
    expect((await one.read()).doc.touchpoints.baseline).toMatchObject({ kind: 'missed' });
    await one.act('PUT', '/extensions/baseline', { closesOn: '2027-03-20' });
    await one.runAt(CLOSED);
    expect((await one.read()).doc.touchpoints.baseline).toMatchObject({ kind: 'open' });
    await one.act('PUT', '/extensions/baseline', { closesOn: null });
    await one.runAt(CLOSED);
    expect((await one.read()).doc).toMatchObject({ touchpoints: { baseline: { kind: 'missed' } } });
    expect((await one.read()).doc).not.toHaveProperty('extensions');
  });

  it('is noted where it is given once the numbers may have been read, and no more when it is taken back', async () => {
    const one = await scene();
    const give = async (closesOn: string | null) => {
      const { status, json } = await one.act('PUT', '/extensions/baseline', { closesOn });
      return [status, json.extendedLate];
    };
    await one.runAt('2027-03-12T12:59:59.000Z' as Instant);
    expect(await give('2027-03-13')).toEqual([200, undefined]);
    expect(await give(null)).toEqual([200, undefined]);
    await one.runAt('2027-03-12T13:00:00.000Z' as Instant);
    expect(await give('2027-03-20')).toEqual([200, ['baseline']]);
    expect(await give('2027-03-21')).toEqual([200, ['baseline']]);
    expect(await give(null)).toEqual([200, undefined]);
  });

  it('is not given for an unlinked survey once its answers may be in files: theirs would be the one more', async () => {
    const one = await scene();
    const more = (closesOn: string | null) => one.act('PUT', '/extensions/satisfaction', { closesOn });
    await one.runAt('2027-04-04T03:59:59.000Z' as Instant);
    expect((await more('2027-04-10')).status).toBe(200);
    await one.runAt('2027-04-12T03:59:59.000Z' as Instant);
    expect((await more('2027-04-15')).status).toBe(200);
    await one.runAt('2027-04-17T04:00:00.000Z' as Instant);
    expect(await more('2027-04-20')).toMatchObject({ status: 409, json: { type: '/problems/over' } });
    expect((await more(null)).status).toBe(200);
  });

  it('is not given until a day that is past, and it is said until when it can be given', async () => {
    const one = await scene();
    const latest = async (touchpoint: string) => {
      const { json } = await one.call('GET', `${COHORT}/participants/${PERSON}`);
      const planned = json.plan.find((each: { touchpoint: string }) => each.touchpoint === touchpoint);
      return planned.extendableUntil;
    };
    expect(await latest('baseline')).toBe('2027-04-08');
    expect(await latest('focus-group')).toBeUndefined();
    await one.act('PUT', '/extensions/baseline', { closesOn: '2027-03-20' });
    expect(await latest('baseline')).toBe('2027-04-08');
    await one.runAt('2027-04-01T15:00:00.000Z' as Instant);
    expect(await one.act('PUT', '/extensions/baseline', { closesOn: '2027-03-31' })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/closesOn', code: 'past' }] },
    });
    expect((await one.act('PUT', '/extensions/baseline', { closesOn: '2027-04-01' })).status).toBe(200);
    expect(await latest('satisfaction')).toBe('2027-04-30');
    // Of the one its answers may be in files, of the other the 28 days are over.
    await one.runAt('2027-04-09T15:00:00.000Z' as Instant);
    expect(await latest('satisfaction')).toBeUndefined();
    expect(await latest('baseline')).toBeUndefined();
    await one.change((person) => ({
      ...person,
      touchpoints: { 'month-3': { kind: 'done', at: TUESDAY, how: 'answered' } },
    }));
    expect(await latest('month-3')).toBeUndefined();
  });

  it('a dry run shows the dates and changes nothing', async () => {
    const one = await scene();
    const before = one.ports.everything();
    const answer = await one.act(
      'PUT',
      '/extensions/baseline',
      { closesOn: '2027-03-20' },
      { query: 'dryRun=true' },
    );
    expect(answer.json.planned.closes.date).toBe('2027-03-20');
    expect(one.ports.everything()).toBe(before);
  });

  it('has a limit of 28 days, and is for surveys that are not done', async () => {
    const one = await scene();
    const status = async (touchpoint: string, closesOn: string) =>
      (await one.act('PUT', `/extensions/${touchpoint}`, { closesOn })).status;
    expect(await status('baseline', '2027-04-08')).toBe(200);
    expect(await status('baseline', '2027-04-09')).toBe(422);
    expect(await status('baseline', '2027-03-10')).toBe(422);
    expect(await status('focus-group', '2027-09-20')).toBe(409);
    expect(await status('month-99', '2027-09-20')).toBe(404);
    await one.change((person) => withState(person, { kind: 'done', at: TUESDAY, how: 'answered' }));
    expect(await status('baseline', '2027-03-20')).toBe(409);
  });
});

const withState = (person: Participant, baseline: Participant['touchpoints'][string]): Participant => ({
  ...person,
  touchpoints: { ...person.touchpoints, baseline },
});

describe('an excuse', () => {
  it('ends reminders and is no answer; doing it again changes nothing; it can be taken back', async () => {
    const one = await scene();
    expect((await one.act('PUT', '/excuses/baseline', { excused: true })).json.touchpoints.baseline).toEqual({
      kind: 'declined',
      at: INVITED_AT,
      why: 'excused',
    });
    await one.runAt(TUESDAY);
    expect(one.ports.sent).toHaveLength(1);
    const stored = (await one.read()).version;
    await one.act('PUT', '/excuses/baseline', { excused: true });
    expect((await one.read()).version).toBe(stored);
    await one.act('PUT', '/excuses/baseline', { excused: false });
    expect((await one.read()).doc.touchpoints.baseline).toMatchObject({ kind: 'open' });
    await one.runAt('2027-02-28T15:00:00.000Z' as Instant);
    await one.runAt('2027-03-01T13:00:00.000Z' as Instant);
    expect(one.ports.sent.length).toBeGreaterThan(1);
    expect((await one.act('PUT', '/excuses/baseline', { excused: false })).status).toBe(409);
  });

  it.each([
    ['over', { kind: 'done', at: TUESDAY, how: 'answered' }],
    ['closed', { kind: 'missed', at: TUESDAY, reason: 'no-show' }],
    ['over', { kind: 'declined', at: TUESDAY, why: 'not-taking-part' }],
  ] as const)('is refused: %s', async (code, state) => {
    const one = await scene();
    await one.change((person) => withState(person, state));
    expect(await one.act('PUT', '/excuses/baseline', { excused: true })).toMatchObject({
      status: 409,
      json: { type: `/problems/${code}` },
    });
  });

  it('may come before the window: no invitation goes out', async () => {
    const one = await scene();
    await one.act('PUT', '/excuses/month-3', { excused: true });
    await one.runAt('2027-06-14T15:00:00.000Z' as Instant);
    expect(one.ports.sent.some(({ contactId }) => contactId.includes('month-3'))).toBe(false);
  });

  it('that is taken back after the invitation had fallen due has another one sent, once', async () => {
    const one = await scene();
    const opened = '2027-06-14T15:00:00.000Z' as Instant;
    await one.act('PUT', '/excuses/month-3', { excused: true });
    await one.runAt(opened);
    const invited = () => one.ports.sent.filter(({ contactId }) => contactId.includes('month-3.invitation'));
    expect((await one.contacts())['month-3 invitation 1']).toMatchObject({ reason: 'declined' });
    await one.act('PUT', '/excuses/month-3', { excused: false });
    await one.runAt(opened);
    expect(invited()).toHaveLength(1);
    await one.act('PUT', '/excuses/month-3', { excused: true });
    await one.act('PUT', '/excuses/month-3', { excused: false });
    await one.runAt(opened);
    expect(invited()).toHaveLength(1);
  });
});

describe('a new link by staff', () => {
  it('is mailed by the journey, to what was asked for', async () => {
    const one = await scene();
    expect((await one.act('POST', '/links', { touchpoint: 'baseline' })).json.linkRequest).toMatchObject({
      touchpoint: 'baseline',
      number: 1,
    });
    await one.runAt(INVITED_AT);
    expect(one.ports.sent.at(-1)!.contactId).toBe(`${PERSON}.baseline.link.1`);
    expect(await one.act('POST', '/links', {})).toMatchObject({
      status: 409,
      json: { type: '/problems/too-often' },
    });
  });

  it('is refused where the address is known not to work', async () => {
    const one = await scene();
    await one.change((person) => ({ ...person, mail: { kind: 'undeliverable', at: TUESDAY, reason: 'b' } }));
    expect(await one.act('POST', '/links', {})).toMatchObject({
      status: 409,
      json: { type: '/problems/undeliverable' },
    });
  });
});
