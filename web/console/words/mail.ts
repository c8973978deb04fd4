/** What a mail is for, in the words of the list it is chosen from. */
const KINDS: Record<string, string> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  lastReminder: 'Last reminder',
  confirmation: 'Confirmation of the seat',
  notice: 'Reminder of the session, the working day before',
  change: 'Change of the session',
  cancellation: 'Cancellation of the seat',
  rebooking: 'Invitation to book again, after a missed session',
  offer: 'Offer of a seat to the next in line',
  thanks: 'Thanks for coming',
  link: 'New link, when somebody asks for one',
};

/** A kind that is not known here is shown as the API names it. */
export const mailKindText = (kind: string): string => KINDS[kind] ?? kind;

/** What came of sending a test. */
export const testResultText = (to: string, result: string): string => {
  switch (result) {
    case 'accepted':
      return `A test is on its way to ${to}. Its links open nothing.`;
    case 'refused':
      return `The mail provider refused a mail to ${to}.`;
    default:
      return `Nobody knows whether the test to ${to} was sent: the mail provider gave no clear answer.`;
  }
};
