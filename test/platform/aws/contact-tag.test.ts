import { describe, expect, it } from 'vitest';
import { contactId } from '../../../domain/contacts/contact.ts';
import { contactOfTag, contactTag } from '../../../platform/aws/contact-tag.ts';

describe('the tag of a contact', () => {
  it('is made of what SES allows, and leads back to the contact', () => {
    const id = contactId('p-0123456789abcdef', { touchpoint: 'month-3', kind: 'reminder', number: 12 });
    expect(contactTag(id)).toBe('p-0123456789abcdef_month-3_reminder_12');
    expect(contactOfTag(contactTag(id))).toBe(id);
  });

  it.each(['', 'a_b', 'a b', 'a#b', 'é', 'x'.repeat(257)])('is not made of %j', (id) => {
    expect(() => contactTag(id)).toThrow('tag');
  });

  it.each(['', 'a.b', 'a b', '<x>'])('leads nowhere from %j', (tag) => {
    expect(contactOfTag(tag)).toBeUndefined();
  });
});
