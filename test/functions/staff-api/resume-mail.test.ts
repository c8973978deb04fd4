import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { runJourney } from '../../support/run-journey.ts';
import { INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const PATH = `/cohorts/c-0000000000000000/participants/${PERSON}`;
const REMINDED_AT = '2027-02-23T13:00:00.000Z' as Instant;
const STOPPED = { kind: 'stopped', at: INVITED_AT } as const;
const BOUNCED = { at: INVITED_AT, reason: 'the address bounced' };

async function scene(mail: Participant['mail'], status: Participant['status'] = { kind: 'active' }) {
  const one = await journeyScene({ person: { mail, status } });
  const { version } = await one.journey();
  const doc = { participantId: PERSON, generation: 1, token: 'asleep' };
  await one.ports.documents.write([{ key: `journey#${PERSON}`, doc, expectedVersion: version }]);
  const { call } = staffWorld(one.ports);
  return {
    ...one,
    call,
    resume: (body: object = { welcome: true }, match = '*') =>
      call('PUT', `${PATH}/mail`, { body, headers: { 'if-match': match } }),
  };
}

describe('mail that somebody wants again', () => {
  it('comes again from the next contact on, and the trail names who let it', async () => {
    const one = await scene(STOPPED);
    const { status, json, headers } = await one.resume();
    expect([status, json.mail, headers.etag]).toEqual([200, { kind: 'welcome' }, '"2"']);
    expect(one.ports.woken).toEqual(['asleep']);
    const [entry] = (await one.call('GET', `${PATH}/audit`)).json.items;
    expect(entry).toMatchObject({
      by: { kind: 'staff', id: 'staff-1' },
      action: 'PUT /cohorts/{cohortId}/participants/{participantId}/mail',
      changes: expect.arrayContaining([{ pointer: '/mail/kind', before: 'stopped', after: 'welcome' }]),
    });
    await runJourney(one, REMINDED_AT);
    expect(one.ports.sent.length).toBeGreaterThan(0);
  });

  it('and comes already is left as it is', async () => {
    const one = await scene({ kind: 'welcome' });
    const before = one.ports.everything();
    expect((await one.resume()).status).toBe(200);
    expect(one.ports.everything()).toBe(before);
    expect(one.ports.woken).toEqual([]);
  });

  it.each<[string, Participant['mail']]>([
    ['since it came back', { kind: 'undeliverable', ...BOUNCED }],
    ['also where it was stopped afterwards', { ...STOPPED, bounced: BOUNCED }],
  ])('needs another address first, %s', async (_, mail) => {
    const one = await scene(mail);
    expect(await one.resume()).toMatchObject({ status: 409, json: { type: '/problems/undeliverable' } });
    expect((await one.read()).doc.mail).toEqual(mail);
    await one.call('PATCH', PATH, { body: { email: 'new@x.org' }, headers: { 'if-match': '*' } });
    expect((await one.resume()).json.mail).toEqual({ kind: 'welcome' });
  });

  it('is nothing for who withdrew', async () => {
    const one = await scene(STOPPED, { kind: 'withdrawn', at: INVITED_AT });
    expect(await one.resume()).toMatchObject({ status: 409, json: { type: '/problems/withdrawn' } });
  });

  it('is let come at the version that was read, and is never stopped by staff', async () => {
    const one = await scene(STOPPED);
    expect((await one.resume({ welcome: true }, '"7"')).status).toBe(412);
    expect((await one.call('PUT', `${PATH}/mail`, { body: { welcome: true } })).status).toBe(428);
    for (const body of [{ welcome: false }, { welcome: 'true' }, {}, { welcome: true, why: 'x' }]) {
      expect((await one.resume(body)).status).toBe(422);
    }
    expect((await one.read()).doc.mail).toEqual(STOPPED);
  });
});
