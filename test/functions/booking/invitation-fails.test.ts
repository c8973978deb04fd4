import { beforeAll, describe, expect, it } from 'vitest';
import { SENDING_LEASE_S } from '../../../domain/contacts/contact.ts';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { participantApi } from '../../../functions/participant-api/participant-api.ts';
import type { Delivery } from '../../../platform/ports.ts';
import { testClient } from '../../support/http-call.ts';
import { bookingScene } from '../../support/scenes/booking-scene.ts';

const refused: Delivery = { kind: 'refused', reason: 'no such mailbox', mayRetry: false };
const unknown: Delivery = { kind: 'unknown', reason: 'no answer in time' };

// The death of a function is reported on purpose.
beforeAll(() => {
  console.error = () => {};
});

describe('an invitation to a calendar that cannot be sent after the booking', () => {
  it.each([
    ['refused for good', async () => refused, 'refused'],
    ['without an answer', async () => unknown, 'unknown'],
    ['cut off by the death of the function', () => Promise.reject(new Error('killed')), 'unknown'],
  ])(
    '%s: the booking stands, the page shows the time, staff see it, and it is not sent again (F59)',
    async (_, send, state) => {
      const scene = await bookingScene();
      const { ports } = scene;
      const { status, json } = await scene.call(0, 'POST', '/api/seat', 0);
      expect(status).toBe(201);
      const calls: string[] = [];
      const deliver = ports.mail.send;
      ports.mail.send = (message) => {
        if (!message.contactId.includes('.confirmation.')) return deliver(message);
        calls.push(message.contactId);
        return send();
      };
      await scene.journey(0).catch(() => {});
      ports.clock.moveTo(plusSeconds(ports.clock.now(), SENDING_LEASE_S + 1));
      await scene.journey(0);
      expect(calls).toEqual([`${scene.ids[0]}.focus-group.confirmation.1`]);

      expect((await scene.group()).seats).toMatchObject([{ participantId: scene.ids[0] }]);
      expect(await scene.state(0)).toMatchObject({ kind: 'booked', seat: json.seat });
      const page = await testClient(participantApi(ports))('GET', '/focus-group', {
        query: `t=${scene.tokens[0]}`,
      });
      expect(page.status).toBe(200);
      expect(page.text).toContain('You have a seat.');
      expect(page.text).toContain('Tuesday, August 10, 2027');
      const { json: seen } = await scene.world.call('GET', `${scene.cohort}/participants/${scene.ids[0]}`);
      expect(seen.timeline).toContainEqual(
        expect.objectContaining({ touchpoint: 'focus-group', kind: 'confirmation', number: 1, state }),
      );
      expect(scene.faults).toEqual([]);
    },
  );
});
