import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import type { Delivery } from '../../../platform/ports.ts';
import { CLP } from '../../support/builders.ts';
import {
  INVITATION,
  INVITED_AT,
  journeyScene,
  PERSON,
  rightBefore,
} from '../../support/scenes/journey-scene.ts';

type Scene = Awaited<ReturnType<typeof journeyScene>>;

const invite = ({ ports, task }: Scene, generation = 1) =>
  sendDue(ports, { ...task(generation), kind: 'invitation' });
const isClaim = (keys: string[]) => keys.includes(`ledger#${INVITATION}`);
const LATER = '2027-02-18T13:10:00.000Z' as Instant;

describe('sending what is due', () => {
  it('sends once, records it in the log and the ledger, and says what is next', async () => {
    const scene = await journeyScene();
    expect(await invite(scene)).toMatchObject({
      kind: 'sleep',
      until: '2027-02-23T13:00:00.000Z',
      afterwards: { kind: 'reminder' },
      version: (await scene.read()).version,
    });
    expect((await scene.contacts())['baseline invitation 1']).toEqual({
      touchpoint: 'baseline',
      kind: 'invitation',
      number: 1,
      plannedAt: INVITED_AT,
      state: 'sent',
      at: INVITED_AT,
      messageId: 'm-1',
    });
    expect(await scene.ledger()).toMatchObject({ version: 2, doc: { state: 'sent', messageId: 'm-1' } });
    await invite(scene);
    expect(scene.ports.sent).toHaveLength(1);
  });

  it('claims the contact before it calls the provider', async () => {
    const scene: Scene = await journeyScene({
      async deliver() {
        expect((await scene.ledger())?.doc.state).toBe('sending');
        expect((await scene.contacts())['baseline invitation 1']?.state).toBe('sending');
        return { kind: 'accepted', messageId: 'm' };
      },
    });
    await invite(scene);
    expect.assertions(2);
  });

  it('rings for a claim that nobody settled, also where a timer led past deciding (F1)', async () => {
    const scene = await journeyScene({
      now: '2027-02-23T13:00:00.000Z' as Instant,
      person: {
        touchpoints: { baseline: { kind: 'open', at: INVITED_AT } },
        contacts: [
          {
            touchpoint: 'baseline',
            kind: 'invitation',
            number: 1,
            plannedAt: INVITED_AT,
            state: 'sending',
            at: INVITED_AT,
          },
        ],
      },
    });
    await sendDue(scene.ports, { ...scene.task(), kind: 'reminder' });
    expect(await scene.contacts()).toMatchObject({
      'baseline invitation 1': { state: 'unknown' },
      'baseline reminder 1': { state: 'sent' },
    });
    expect(scene.measured).toEqual(['UnknownContacts']);
  });

  it('asks the record anew when another kind is due, or nothing', async () => {
    const scene = await journeyScene();
    const asked = await sendDue(scene.ports, { ...scene.task(), kind: 'reminder' });
    expect(asked).toEqual({ kind: 'decide' });
    const early = await journeyScene({ now: '2027-02-18T12:59:59.000Z' as Instant });
    expect(await invite(early)).toMatchObject({ kind: 'sleep', until: INVITED_AT });
    expect([...scene.ports.sent, ...early.ports.sent]).toEqual([]);
  });

  it('goes to sleep only with a record that says until when, so that no sweep takes it for overdue', async () => {
    const scene = await journeyScene();
    expect(await decideNext(scene.ports, scene.task())).toEqual({ kind: 'invitation' });
    // The send window closes before the function that sends is called.
    scene.ports.clock.moveTo('2027-02-18T23:00:00.000Z' as Instant);
    expect(await invite(scene)).toEqual({ kind: 'decide' });
    const step = await decideNext(scene.ports, scene.task());
    expect(step).toMatchObject({ kind: 'sleep', until: '2027-02-19T13:00:00.000Z' });
    expect((await scene.read()).doc.dueAt).toBe('2027-02-19T13:00:00.000Z');
  });

  it.each<[string, (person: Participant) => Participant]>([
    ['withdrawn (F14)', (person) => ({ ...person, status: { kind: 'withdrawn', at: INVITED_AT } })],
    ['stopped', (person) => ({ ...person, mail: { kind: 'stopped', at: INVITED_AT } })],
    [
      'completed (F15)',
      (person) => ({
        ...person,
        touchpoints: { baseline: { kind: 'done', at: INVITED_AT, how: 'answered' } },
      }),
    ],
  ])('does not send to whoever has %s right before the claim', async (_, changed) => {
    const scene: Scene = await journeyScene({ wrap: rightBefore(isClaim, () => scene.change(changed)) });
    await invite(scene);
    expect(scene.ports.sent).toEqual([]);
    expect(await scene.ledger()).toBeUndefined();
  });

  it('goes to the address that was corrected right before the claim, and never to the old one (F16)', async () => {
    const scene: Scene = await journeyScene({
      wrap: rightBefore(isClaim, () =>
        scene.change((person) => ({ ...person, email: 'new@hospital.example' })),
      ),
    });
    await invite(scene);
    expect(scene.ports.sent.map(({ to }) => to.email)).toEqual(['new@hospital.example']);
  });

  it('two at once make one mail (F11)', async () => {
    const scene = await journeyScene();
    await Promise.allSettled([invite(scene), invite(scene), invite(scene)]);
    expect(scene.ports.sent).toHaveLength(1);
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject({ state: 'sent' });
  });

  it('an execution of an older generation ends itself and sends nothing (F31)', async () => {
    const scene = await journeyScene();
    await decideNext(scene.ports, scene.task(2));
    expect(await invite(scene, 1)).toEqual({ kind: 'over', reason: 'superseded' });
    expect(scene.ports.sent).toEqual([]);
  });

  it.each<[string, () => Promise<Delivery>]>([
    ['the provider does not answer (F3, F4)', async () => ({ kind: 'unknown', reason: 'timeout' })],
    ['the function dies in the call (F1)', () => Promise.reject(new Error('died'))],
  ])('never sends again when %s, and counts it', async (_, deliver) => {
    const scene = await journeyScene({ deliver });
    await invite(scene).catch(() => {});
    scene.ports.clock.moveTo(LATER);
    await decideNext(scene.ports, scene.task());
    await invite(scene);
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject({ state: 'unknown' });
    expect(scene.measured).toEqual(['UnknownContacts']);
    expect(scene.ports.sent).toHaveLength(1);
  });

  it('tries a refusal for rate again, at the earliest after its delay, and then sends once (F5)', async () => {
    let refusals = 2;
    const scene = await journeyScene({
      async deliver() {
        refusals -= 1;
        if (refusals < 0) return { kind: 'accepted', messageId: 'at last' };
        return { kind: 'refused', reason: 'Throttling', mayRetry: true };
      },
    });
    const waits: number[] = [];
    for (let tries = 1; tries <= 2; tries += 1) {
      const step = await invite(scene);
      if (step.kind !== 'sleep') throw new Error(`${step.kind} instead of a sleep`);
      waits.push(step.seconds);
      expect(step.afterwards).toEqual({ kind: 'invitation' });
      // Before its time it is not tried.
      expect(await invite(scene)).toEqual(step);
      expect(scene.ports.sent).toHaveLength(tries);
      scene.ports.clock.moveTo(step.until);
    }
    await invite(scene);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(15);
    expect(waits[0]).toBeLessThanOrEqual(30);
    expect(waits[1]).toBeGreaterThanOrEqual(30);
    expect(waits[1]).toBeLessThanOrEqual(60);
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject({ messageId: 'at last' });
    expect(await scene.ledger()).toMatchObject({ version: 6, doc: { state: 'sent', attempts: 3 } });
  });

  it('does not try again what the provider refused for good, and goes on with the rest (F7)', async () => {
    const scene = await journeyScene({
      deliver: async () => ({ kind: 'refused', reason: 'MessageRejected', mayRetry: false }),
    });
    expect(await invite(scene)).toMatchObject({ kind: 'sleep', afterwards: { kind: 'reminder' } });
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject({ state: 'refused' });
    expect((await scene.contacts())['baseline invitation 1']).not.toHaveProperty('retryAt');
  });

  it.each([
    ['its body', { subject: 'Hello', body: '{{sessionDay}}' }],
    ['its subject', { subject: '{{sessionDay}}', body: 'Hello' }],
  ])('a mail whose template throws in %s is refused, and the journey goes on (F18)', async (_, mail) => {
    const mails = { ...CLP.mails, 'baseline-invitation': mail };
    const scene = await journeyScene({ program: { ...CLP, version: `broken ${mail.subject}`, mails } });
    expect(await invite(scene)).toMatchObject({ kind: 'sleep', afterwards: { kind: 'reminder' } });
    expect(scene.ports.sent).toEqual([]);
    const refused = { state: 'refused', reason: expect.stringContaining('sessionDay') };
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject(refused);
    expect((await scene.ledger())?.doc).toMatchObject(refused);
    scene.ports.clock.moveTo('2027-02-23T13:00:00.000Z' as Instant);
    await sendDue(scene.ports, { ...scene.task(), kind: 'reminder' });
    expect(scene.ports.sent.map(({ contactId }) => contactId)).toEqual([`${PERSON}.baseline.reminder.1`]);
  });
});
