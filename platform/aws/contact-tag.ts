/** The name of the SES message tag that carries the contact id; events bring it back in `mail.tags`. */
export const CONTACT_TAG = 'contact';

/**
 * A contact id as the value of an SES message tag, which may hold letters, digits, `_` and `-` only. Contact ids
 * are made of letters, digits, `-` and `.`, never `_`, so each `.` becomes `_` and back.
 * @throws Error for an id that is made of anything else
 */
export function contactTag(contactId: string): string {
  if (!/^[A-Za-z0-9.-]{1,256}$/.test(contactId)) throw new Error('The contact id does not fit into a tag.');
  return contactId.replaceAll('.', '_');
}

/** The contact id of a tag's value; undefined when it is none that `contactTag` made. */
export const contactOfTag = (tag: string): string | undefined =>
  /^[A-Za-z0-9_-]{1,256}$/.test(tag) ? tag.replaceAll('_', '.') : undefined;
