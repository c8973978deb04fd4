/** What a test mail is called where a contact's id stands; no participant's id begins like it. */
export const testMailId = (touchpoint: string, role: string, number: number): string =>
  `test.${touchpoint}.${role}.${number}`;

/** Whether an event of the mail provider is about a test mail: it is on no record. */
export const isTestMail = (contactId: string): boolean => contactId.startsWith('test.');
