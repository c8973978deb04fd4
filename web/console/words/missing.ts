import type { Missing } from '../api/missing.ts';
import { count, dateText, dayText } from './moment.ts';

/** How far somebody has been written to about what they have not done, in plain sentences. */
export function missingText(one: Missing, timeZone: string): string {
  const on = (instant: string) => dayText(instant, timeZone);
  const said = [written(one, on)];
  if (one.askedAt) said.push('Another reminder goes as soon as mail may go out.');
  if (one.unknownAt) said.push(`Nobody knows whether the mail of ${on(one.unknownAt)} arrived.`);
  if (one.mail === 'undeliverable') said.push('Mail does not reach their address.');
  if (one.mail === 'stopped') said.push('They asked for no more mail.');
  if (one.awayUntil) said.push(`Away until ${dateText(one.awayUntil)}.`);
  return said.join(' ');
}

function written({ invitation, reminders, remindedAt }: Missing, on: (instant: string) => string): string {
  if (remindedAt) {
    const times = reminders === 2 ? 'twice' : count(reminders, 'time');
    return `Reminded ${reminders === 1 ? 'once, on' : `${times}, last on`} ${on(remindedAt)}.`;
  }
  switch (invitation?.state) {
    case 'sent':
      return `Invited on ${on(invitation.at)}.`;
    case 'sending':
      return 'The invitation is on its way.';
    case 'unknown':
      return 'Invited, as far as anybody knows.';
    case 'again':
      return 'The invitation is about to be sent again.';
    case 'refused':
      return `The mail provider refused the invitation on ${on(invitation.at)}.`;
    case 'held':
      return 'The invitation waits.';
    default:
      return 'Not invited yet.';
  }
}
