import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import { INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const REMINDERS = '/cohorts/c-0000000000000000/reminders';
/** Between the invitation on Thursday the 18th and the first reminder on Tuesday the 23rd. */
const SATURDAY = '2027-02-20T15:00:00.000Z' as Instant;
const MONDAY = '2027-02-22T13:00:00.000Z' as Instant;
const BETWEEN = '2027-02-25T15:00:00.000Z' as Instant;

/** Someone who was invited, and whose reminders have gone as planned until `now`. */
async function scene(now: Instant, changes: (before: Participant) => Participant = (before) => before) {
  const one = await journeyScene();
  const steps = async () => {
    for (let step = await decideNext(one.ports, one.task()); step.kind !== 'sleep'; ) {
      if (step.kind === 'over' || step.kind === 'continue') break;
      step =
        step.kind === 'decide'
          ? await decideNext(one.ports, one.task())
          : await sendDue(one.ports, { ...one.task(), kind: step.kind });
    }
  };
  for (const at of [INVITED_AT, '2027-02-23T13:00:00.000Z' as Instant].filter((time) => time < now)) {
    one.ports.clock.moveTo(at);
    await steps();
  }
  one.ports.clock.moveTo(now);
  await steps();
  await one.change(changes);
  const { call } = staffWorld(one.ports);
  const remind = (query = '', touchpoint = 'baseline') =>
    call('POST', REMINDERS, { body: { touchpoint }, query });
  return { ...one, steps, call, remind };
}

describe('reminding the missing', () => {
  it('sends a reminder of its own number, inside the send window, and the planned ones after it', async () => {
    const one = await scene(BETWEEN);
    expect((await one.remind()).json).toEqual({ reminded: [PERSON], notReminded: [] });
    await one.steps();
    expect((await one.contacts())['baseline reminder 4']).toMatchObject({ state: 'sent', at: BETWEEN });
    one.ports.clock.moveTo('2027-03-04T13:00:00.000Z' as Instant);
    await one.steps();
    expect((await one.contacts())['baseline reminder 2']).toMatchObject({ state: 'sent' });
  });

  it('asked for outside the hours for mail is among what is planned, on the morning on which it goes', async () => {
    const one = await scene(SATURDAY);
    await one.remind();
    await one.steps();
    const query = `from=${SATURDAY}&until=2027-03-06T15:00:00.000Z`;
    const { json } = await one.call('GET', '/cohorts/c-0000000000000000/contacts', { query });
    const { items } = json as { items: { number: number; plannedAt: Instant }[] };
    expect(items.find(({ number }) => number === 4)).toMatchObject({ plannedAt: MONDAY, state: 'planned' });
    one.ports.clock.moveTo(MONDAY);
    await one.steps();
    expect((await one.contacts())['baseline reminder 4']).toMatchObject({ state: 'sent', at: MONDAY });
  });

  it('a dry run says the same and changes nothing, and its key is not that of the act', async () => {
    const one = await scene(BETWEEN);
    const before = (await one.read()).version;
    const headers = { 'idempotency-key': 'one-key' };
    const body = { touchpoint: 'baseline' };
    const dry = await one.call('POST', REMINDERS, { query: 'dryRun=true', body, headers });
    expect(dry.json).toEqual({ reminded: [PERSON], notReminded: [] });
    expect((await one.read()).version).toBe(before);
    expect((await one.call('POST', REMINDERS, { body, headers })).status).toBe(422);
  });

  it('twice within a day reminds once', async () => {
    const one = await scene(BETWEEN);
    const answers = await Promise.all([one.remind(), one.remind()]);
    expect(answers.flatMap(({ json }) => json.reminded)).toEqual([PERSON]);
    await one.steps();
    const again = await one.remind();
    expect(again.json.notReminded).toEqual([{ participantId: PERSON, reason: 'asked-already' }]);
    await one.steps();
    expect(one.ports.sent.filter(({ contactId }) => contactId.endsWith('reminder.4'))).toHaveLength(1);
  });

  it('asked for on a Saturday, it is overtaken by no earlier day: it goes on Monday', async () => {
    const one = await scene(SATURDAY);
    expect((await one.remind()).json.reminded).toEqual([PERSON]);
    await one.steps();
    expect(one.ports.sent).toHaveLength(1);
    one.ports.clock.moveTo(MONDAY);
    await one.steps();
    expect((await one.contacts())['baseline reminder 4']).toMatchObject({ state: 'sent', at: MONDAY });
  });

  it('answered before it went, it is skipped', async () => {
    const one = await scene(SATURDAY);
    await one.remind();
    await one.change((person) => ({
      ...person,
      touchpoints: { baseline: { kind: 'done', at: SATURDAY, how: 'answered' } },
    }));
    await one.steps();
    expect((await one.contacts())['baseline reminder 4']).toMatchObject({
      state: 'skipped',
      reason: 'completed',
    });
  });

  it.each([
    ['withdrawn', BETWEEN, { status: { kind: 'withdrawn', at: BETWEEN } }],
    ['completed', BETWEEN, { touchpoints: { baseline: { kind: 'done', at: BETWEEN, how: 'answered' } } }],
    ['stopped', BETWEEN, { mail: { kind: 'stopped', at: BETWEEN } }],
    ['undeliverable', BETWEEN, { mail: { kind: 'undeliverable', at: BETWEEN, reason: 'bounced' } }],
    ['away', BETWEEN, { awayUntil: '2027-03-01' as LocalDate }],
    ['closed', '2027-03-11T15:00:00.000Z', {}],
    ['reminder-soon', MONDAY, {}],
    ['one-a-day', '2027-02-18T15:00:00.000Z', {}],
  ] as [string, Instant, Partial<Participant>][])(
    'leaves out and names: %s',
    async (reason, now, changes) => {
      const one = await scene(now, (before) => ({ ...before, ...changes }));
      const stored = (await one.read()).version;
      expect((await one.remind()).json).toEqual({
        reminded: [],
        notReminded: [{ participantId: PERSON, reason }],
      });
      expect((await one.read()).version).toBe(stored);
    },
  );

  it('leaves out who has had the mails of the week (contact limit)', async () => {
    const one = await scene(BETWEEN);
    await one.remind();
    await one.steps();
    one.ports.clock.moveTo('2027-02-26T15:30:00.000Z' as Instant);
    expect((await one.remind()).json.notReminded).toEqual([
      { participantId: PERSON, reason: 'contact-limit' },
    ]);
  });

  it('leaves out and names: not-open', async () => {
    const one = await scene(BETWEEN);
    expect((await one.remind('', 'month-3')).json.notReminded).toEqual([
      { participantId: PERSON, reason: 'not-open' },
    ]);
  });

  it('refuses another cohort and an unknown touchpoint', async () => {
    const one = await scene(BETWEEN);
    expect((await one.remind('', 'month-99')).status).toBe(404);
    const elsewhere = await one.call('POST', '/cohorts/c-zzzzzzzzzzzzzzzz/reminders', {
      body: { touchpoint: 'baseline' },
    });
    expect(elsewhere.status).toBe(404);
    expect((await one.remind('dryRun=maybe')).status).toBe(422);
  });
});
