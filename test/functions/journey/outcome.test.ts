import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { DueContact } from '../../../domain/journeys/obligations.ts';
import type { Claim } from '../../../functions/journey/claim.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { recordOutcome } from '../../../functions/journey/outcome.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import { loadPerson, type Person } from '../../../functions/records.ts';
import { settleMailEvent } from '../../../functions/settle-mail-event.ts';
import type { Delivery } from '../../../platform/ports.ts';
import { INVITATION, INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';

const CONTACT: DueContact = {
  touchpoint: 'baseline',
  kind: 'invitation',
  number: 1,
  plannedAt: INVITED_AT,
  last: false,
};
const claims = (attempts = 1): Claim[] => [
  { contact: CONTACT, id: INVITATION, cohortId: 'c-0000000000000000', attempts },
];
const ACCEPTED: Delivery = { kind: 'accepted', messageId: 'm' };

/** A claim whose mail is with the provider. */
async function claimed() {
  const scene = await journeyScene({ deliver: () => Promise.reject(new Error('not answered yet')) });
  await sendDue(scene.ports, { ...scene.task(), kind: 'invitation' }).catch(() => {});
  const person: Person = await loadPerson(scene.ports.documents, PERSON);
  return { ...scene, person };
}

describe('recording what the provider said', () => {
  it('keeps what someone else wrote while the mail was on its way', async () => {
    const { ports, person, change, read } = await claimed();
    await change((one) => ({ ...one, status: { kind: 'withdrawn', at: INVITED_AT } }));
    await recordOutcome(ports, person, claims(), ACCEPTED);
    expect((await read()).doc).toMatchObject({
      status: { kind: 'withdrawn' },
      contacts: [{ state: 'sent', messageId: 'm' }],
    });
  });

  it('leaves an outcome that an event has told already, and answers with the record as it is', async () => {
    const { ports, person, read } = await claimed();
    const at = '2027-02-18T13:00:05.000Z' as Instant;
    const event = { contactId: INVITATION, at, sentAt: INVITED_AT, messageId: 'of the event' };
    await settleMailEvent(ports, { ...event, kind: 'delivered' });
    const stored = ports.everything();
    const answer = await recordOutcome(ports, person, claims(), { kind: 'unknown', reason: 'timeout' });
    expect(answer.after).toEqual(await read());
    expect(ports.everything()).toBe(stored);
  });

  it('is told also by an answer that comes after the claim was given up for lost', async () => {
    const { ports, task, person, contacts, ledger } = await claimed();
    ports.clock.moveTo('2027-02-18T13:10:00.000Z' as Instant);
    await decideNext(ports, task());
    expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'unknown' });
    await recordOutcome(ports, person, claims(), ACCEPTED);
    expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'sent', messageId: 'm' });
    expect((await ledger())?.doc).toMatchObject({ state: 'sent', messageId: 'm' });
  });

  it('counts a fate that nobody knows', async () => {
    const { ports, person, measured, ledger } = await claimed();
    await recordOutcome(ports, person, claims(), { kind: 'unknown', reason: 'timeout' });
    expect(measured).toEqual(['UnknownContacts']);
    expect((await ledger())?.doc).toMatchObject({ state: 'unknown', reason: 'timeout' });
  });

  it('gives up on a refusal for rate after eighty tries (F6, I14)', async () => {
    const { ports, person, contacts } = await claimed();
    const version = (await ports.documents.get(`ledger#${INVITATION}`))!.version;
    for (let tries = version; tries < 80 * 2 - 1; tries += 1) {
      const { doc } = (await ports.documents.get<object>(`ledger#${INVITATION}`))!;
      await ports.documents.write([{ key: `ledger#${INVITATION}`, doc, expectedVersion: tries }]);
    }
    await recordOutcome(ports, person, claims(80), {
      kind: 'refused',
      reason: 'Throttling',
      mayRetry: true,
    });
    expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'refused', attempts: 80 });
    expect((await contacts())['baseline invitation 1']).not.toHaveProperty('retryAt');
  });
});
