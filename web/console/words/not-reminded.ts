import type { NotReminded } from '../../../domain/progress/not-reminded.ts';

/** Those are done with it, or not asked: not among the missing. */
const NOT_MISSING = ['withdrawn', 'not-open', 'completed', 'booked', 'declined', 'closed'] as const;

/** Why somebody who is missing is not reminded now, after "they", by the API's codes. */
const WHY: Readonly<Record<string, string>> = {
  stopped: 'asked for no more mail',
  undeliverable: 'cannot be reached: mail to their address comes back',
  'asked-already': 'were reminded by staff within the last day',
  'invitation-first': 'have no invitation yet, which comes first',
  'reminder-waiting': 'have a reminder about to go already',
  'reminder-soon': 'get the planned reminder within a day and a half',
  'one-a-day': 'have had a mail today',
  'contact-limit': 'have had this week’s mails already',
  away: 'are away',
} satisfies Record<Exclude<NotReminded, (typeof NOT_MISSING)[number]>, string>;

/** Those among the missing who are left out, by the reason in words. */
export function leftOut(
  notReminded: readonly { participantId: string; reason: string }[],
): [why: string, participantIds: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { participantId, reason } of notReminded) {
    if (NOT_MISSING.some((one) => one === reason)) continue;
    const why = WHY[reason] ?? 'cannot be reminded now';
    groups.set(why, [...(groups.get(why) ?? []), participantId]);
  }
  return [...groups];
}
