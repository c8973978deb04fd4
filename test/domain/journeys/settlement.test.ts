import { describe, expect, it } from 'vitest';
import { type Contact, contactId, isSameContact } from '../../../domain/contacts/contact.ts';
import { Conflict } from '../../../domain/errors.ts';
import { assumedSent, inSameMail, sentAgain } from '../../../domain/journeys/settlement.ts';
import { at, cohort, participant, program } from '../../support/domain-builders.ts';

type Unknown = Contact & { state: 'unknown' };

const OPENED = at('2019-05-23T12:00Z');
const idOf = (one: Contact): string => contactId(participant().id, one);

const unknown = (name: Pick<Contact, 'touchpoint' | 'kind' | 'number'>, more: object = {}): Unknown => ({
  ...name,
  plannedAt: OPENED,
  state: 'unknown',
  at: OPENED,
  reason: 'timeout',
  ...more,
});

const own = unknown({ touchpoint: 'baseline', kind: 'invitation', number: 1 });
const along = unknown({ touchpoint: 'month-3', kind: 'invitation', number: 1 }, { in: idOf(own) });
const another = unknown({ touchpoint: 'month-12', kind: 'invitation', number: 1 });

describe('what was in the same mail', () => {
  const person = participant({ contacts: [own, another, along] });

  it('is found from each of it, that one first, and nothing of another mail', () => {
    expect(inSameMail(person, own)).toEqual([own, along].map(idOf));
    expect(inSameMail(person, along)).toEqual([along, own].map(idOf));
    expect(inSameMail(person, another)).toEqual([idOf(another)]);
  });

  it('and is known by now needs nobody’s word', () => {
    const sent: Contact = { ...along, state: 'sent', messageId: 'm' };
    expect(inSameMail(participant({ contacts: [own, sent] }), own)).toEqual([idOf(own)]);
  });

  it('is taken to be sent when it was tried; another mail of unknown fate stays so', () => {
    const assumed = { state: 'sent', at: OPENED, assumed: true };
    const after = assumedSent(person, inSameMail(person, along));
    expect(after.contacts).toMatchObject([assumed, another, assumed]);
    expect(after.contacts[2]).toMatchObject({ in: idOf(own) });
  });
});

describe('sending again', () => {
  const open = { kind: 'open', at: OPENED } as const;
  const reminder = unknown({ touchpoint: 'baseline', kind: 'reminder', number: 1 });
  const sent: Contact = { ...own, state: 'sent', messageId: 'm' };

  const again = (contact: Unknown, now: string) => {
    const person = participant({ touchpoints: { baseline: open }, contacts: [sent, contact] });
    return sentAgain(program(), cohort(), person, contact, 2, at(now));
  };
  const refusal = (contact: Unknown, now: string): unknown => {
    try {
      again(contact, now);
    } catch (error) {
      if (error instanceof Conflict) return [error.code, error.facts];
      throw error;
    }
  };

  it('is asked for now, after so many tries', () => {
    const { contacts } = again(reminder, '2019-05-31T12:00Z');
    expect(contacts.find((one) => isSameContact(one, reminder))).toMatchObject({
      state: 'again',
      at: at('2019-05-31T12:00Z'),
      attempts: 2,
    });
  });

  it.each<[string, Unknown, string, string]>([
    ['what the next one has overtaken', reminder, '2019-06-03T12:00Z', 'stale'],
    [
      'a link: whoever needs one asks for it',
      { ...reminder, kind: 'link' },
      '2019-05-31T12:00Z',
      'not-asked',
    ],
    ['what the program does not have', { ...reminder, number: 9 }, '2019-05-31T12:00Z', 'not-asked'],
    ['what the program has no more', { ...reminder, touchpoint: 'gone' }, '2019-05-31T12:00Z', 'not-asked'],
  ])('is refused for %s', (_, contact, now, reason) => {
    expect(refusal(contact, now)).toEqual(['not-wanted', { reason }]);
  });
});
