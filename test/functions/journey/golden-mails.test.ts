import { describe, expect, it } from 'vitest';
import type { DueContact } from '../../../domain/journeys/obligations.ts';
import { type Participant, YEAR } from '../../../domain/participants/participant.ts';
import { composeMail } from '../../../functions/journey/compose-mail.ts';
import { loadPerson } from '../../../functions/records.ts';
import { composeMime } from '../../../platform/mime.ts';
import { SESSION } from '../../support/builders.ts';
import { leavesOf, readMime } from '../../support/reading/read-mime.ts';
import { INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';

/** Gmail cuts longer mails off, and with them the way to stop. */
const GMAIL_CLIPS_AT = 102 * 1024;

/** One mail as it leaves: its header fields, then each part decoded. */
async function mailOf(contact: Omit<DueContact, 'plannedAt' | 'last'>, more: Partial<Participant>) {
  const { ports } = await journeyScene({ person: { name: 'Dr. Ada Núñez & <Okafor>', ...more } });
  const person = await loadPerson(ports.documents, PERSON);
  const mail = composeMail(ports, person, { ...contact, plannedAt: INVITED_AT, last: false }, INVITED_AT);
  if (mail.kind !== 'ready') throw new Error(mail.reason);
  const source = (await composeMime(mail.message, ports.settings.senderEmail)).toString();
  const parts = leavesOf(readMime(source));
  for (const { contentType, body } of parts) {
    if (contentType === 'text/html') expect(Buffer.byteLength(body)).toBeLessThan(GMAIL_CLIPS_AT);
    if (contentType === 'text/plain') {
      expect(body.replaceAll('\r\n', '\n').trimEnd()).toBe(mail.message.text.trimEnd());
    }
  }
  const [head] = source.split('\r\n\r\n', 1);
  const shown = parts.map(({ contentTypeLine, body }) => `=== ${contentTypeLine} ===\n\n${body.trimEnd()}\n`);
  return [head, ...shown].join('\n\n').replaceAll('\r\n', '\n');
}

describe('a whole mail, to the letter', () => {
  it('that invites to a survey', async () => {
    const mail = await mailOf({ touchpoint: 'baseline', kind: 'invitation', number: 1 }, {});
    await expect(mail).toMatchFileSnapshot('golden/invitation.txt');
  });

  it('that confirms a booking, with its calendar object', async () => {
    const seat = { ...SESSION, focusGroupId: SESSION.id, place: 'Room 4, https://zoom.us/j/1', number: 1 };
    const touchpoints = { 'focus-group': { kind: 'booked' as const, at: INVITED_AT, seat } };
    const mail = await mailOf(
      { touchpoint: 'focus-group', kind: 'confirmation', number: 1 },
      { touchpoints },
    );
    await expect(mail).toMatchFileSnapshot('golden/confirmation.txt');
  });

  it('that brings a new link', async () => {
    const linkRequest = { number: 1, at: INVITED_AT, purpose: 'year', touchpoint: YEAR } as const;
    const mail = await mailOf({ touchpoint: YEAR, kind: 'link', number: 1 }, { linkRequest });
    await expect(mail).toMatchFileSnapshot('golden/new-link.txt');
  });
});
