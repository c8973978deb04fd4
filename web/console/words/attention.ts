import type { Attention } from '../api/attention.ts';
import { contactText } from './contact.ts';
import { count, dayText, lastDayText, untilText } from './moment.ts';

/** What a sentence about something that needs a person has to know besides. */
export interface Around {
  /** What a participant is called here. */
  nameOf: (participantId: string) => string;
  titleOf: (touchpoint: string) => string;
  timeZone: string;
}

/** A mail, as sentences name it: "Reminder 2 of “Baseline survey”". */
export const mailText = (
  { touchpoint, contact, number }: Extract<Attention, { contactId: string }>,
  { titleOf }: Pick<Around, 'titleOf'>,
): string => `${contactText({ kind: contact, number })} of “${titleOf(touchpoint)}”`;

/** What is wrong, in a sentence or two; the mail provider's own words where there are some. */
export function attentionText(one: Attention, around: Around): string {
  const { nameOf, titleOf, timeZone } = around;
  const on = (instant: string) => dayText(instant, timeZone);
  const said = 'reason' in one && one.reason ? ` The mail provider said: “${one.reason}”.` : '';
  switch (one.kind) {
    case 'unknown-contact':
      return `Nobody knows whether ${nameOf(one.participantId)} got a mail of ${on(one.since)}: ${mailText(one, around)}.`;
    case 'refused-contact':
      return `The mail provider refused a mail to ${nameOf(one.participantId)} on ${on(one.since)}, and it is not tried again: ${mailText(one, around)}.${said} Correct their address, or mail them a new link.`;
    case 'undeliverable':
      return `Mail to ${nameOf(one.participantId)} has come back since ${on(one.since)}, so nothing more is sent.${said}`;
    case 'no-time-suits':
      return `None of the times of “${titleOf(one.touchpoint)}” suits ${nameOf(one.participantId)}, they said on ${on(one.since)}.`;
    case 'no-sessions':
      return `“${titleOf(one.touchpoint)}” can be booked from ${on(one.opensAt)} until ${on(one.closesAt)}, and no session is published.`;
    case 'no-seats-left':
      return `${count(one.without, 'person has', 'people have')} no seat for “${titleOf(one.touchpoint)}”, and none is left to book.`;
    case 'waiting-list-full':
      return `${count(one.waiting, 'person waits', 'people wait')} for ${count(one.capacity, 'seat')} of “${titleOf(one.touchpoint)}” on ${on(one.startsAt)}: another session would be filled.`;
    case 'small-session':
      return `“${titleOf(one.touchpoint)}” on ${on(one.startsAt)} may be too small: ${one.booked} booked, ${one.couldCome} could come, and ${one.fewest} make a group.`;
    case 'unrecorded-attendance':
      return `“${titleOf(one.touchpoint)}” on ${on(one.startsAt)}: who came is not recorded for ${one.unrecorded} of ${count(one.seats, 'seat')}. It can be recorded until ${untilText(one.finalAt, timeZone)}; after that it is final, and whoever has nothing recorded counts as done.`;
    case 'low-response':
      return `${one.answered} of ${one.asked} have answered “${titleOf(one.touchpoint)}”, which closes on ${lastDayText(one.closesAt, timeZone)}.`;
    case 'notices-returned':
      return `Mail to this cohort’s contact person has come back since ${on(one.since)}, so nobody is told by mail what needs a person.`;
  }
}
