import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../domain/contacts/contact.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const COHORT = '/cohorts/c-0000000000000000';
const NOW = '2027-03-01T15:00:00.000Z' as Instant;
const TUESDAY = '2027-02-23T13:00:00.000Z' as Instant;

const contact = (kind: 'invitation' | 'reminder', number: number, at: Instant): Contact => ({
  touchpoint: 'baseline',
  kind,
  number,
  plannedAt: at,
  state: 'sent',
  at,
  messageId: 'm',
});

async function scene(changes: Partial<Participant> = {}) {
  const one = await journeyScene({ now: NOW });
  await one.change((before) => ({ ...before, ...changes }));
  const { call } = staffWorld(one.ports);
  const list = async (touchpoint = 'baseline') => (await call('GET', `${COHORT}/missing/${touchpoint}`)).json;
  return { call, list };
}

describe('who is missing', () => {
  it('is listed with what they were sent about it: nothing yet, an invitation, so many reminders', async () => {
    const { list } = await scene();
    expect(await list()).toEqual({
      items: [{ participantId: PERSON, name: 'Dr. Ada Okafor', reminders: 0, mail: 'welcome' }],
    });
    const contacts = [contact('invitation', 1, INVITED_AT), contact('reminder', 1, TUESDAY)];
    expect((await (await scene({ contacts })).list()).items).toMatchObject([
      { invitation: { state: 'sent', at: INVITED_AT }, reminders: 1, remindedAt: TUESDAY },
    ]);
  });

  it('is said to have a reminder of staff coming until that one is in the log', async () => {
    const nudges = [{ touchpoint: 'baseline', number: 4, at: NOW }];
    expect((await (await scene({ nudges })).list()).items).toMatchObject([{ askedAt: NOW }]);
    const contacts = [contact('reminder', 4, NOW)];
    expect((await (await scene({ nudges, contacts })).list()).items[0]).not.toHaveProperty('askedAt');
  });

  it('is said to have a mail of unknown fate', async () => {
    const lost: Contact = { ...contact('invitation', 1, INVITED_AT), state: 'unknown', reason: 'timeout' };
    expect((await (await scene({ contacts: [lost] })).list()).items).toMatchObject([
      { invitation: { state: 'unknown' }, reminders: 0, unknownAt: INVITED_AT },
    ]);
  });

  it('is said to be away, or out of reach of mail', async () => {
    const { list } = await scene({
      awayUntil: '2027-03-08' as LocalDate,
      mail: { kind: 'undeliverable', at: NOW, reason: 'bounce' },
    });
    expect((await list()).items).toMatchObject([{ awayUntil: '2027-03-08', mail: 'undeliverable' }]);
    const isBack = await scene({ awayUntil: '2027-03-01' as LocalDate });
    expect((await isBack.list()).items[0]).not.toHaveProperty('awayUntil');
  });

  it('is nobody who has done it, declined or withdrawn, and nobody before it opens', async () => {
    const { list, call } = await scene();
    expect((await list('month-3')).items).toEqual([]);
    const done = { baseline: { kind: 'done', at: NOW, how: 'answered' } } as const;
    const declined = { baseline: { kind: 'declined', at: NOW, why: 'excused' } } as const;
    for (const changes of [
      { touchpoints: done },
      { touchpoints: declined },
      { status: { kind: 'withdrawn', at: NOW } as const },
    ]) {
      expect((await (await scene(changes)).list()).items).toEqual([]);
    }
    expect((await call('GET', `${COHORT}/missing/none`)).status).toBe(404);
  });
});
