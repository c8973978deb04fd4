import type { Progress } from '../api/cohorts.ts';

export type Phase = 'running' | 'upcoming' | 'finished';

/** Where a cohort is in its year: before its first window opens, after the last has closed, or between. */
export function phaseOf({ asOf, touchpoints }: Progress): Phase {
  if (touchpoints.every(({ opens }) => asOf < opens.at)) return 'upcoming';
  return touchpoints.every(({ closes }) => closes.at <= asOf) ? 'finished' : 'running';
}

/** What a coordinator may want to look at, in words; empty where all is well. */
export function attention({ needs, touchpoints, asOf, people }: Progress): string[] {
  const found: string[] = [];
  const say = (number: number, one: string, many: string) => {
    if (number > 0) found.push(`${number} ${number === 1 ? one : many}`);
  };
  say(needs.unknownContacts, 'mail of unknown fate', 'mails of unknown fate');
  say(needs.refusedContacts, 'refused mail', 'refused mails');
  say(needs.undeliverable, 'address that mail does not reach', 'addresses that mail does not reach');
  if (people.active === 0) return found;
  for (const { title, counts, sessions, opens, closes } of touchpoints) {
    say(counts.reminded, `person is late with “${title}”`, `people are late with “${title}”`);
    if (sessions === 0 && opens.at <= asOf && asOf < closes.at) found.push(`no sessions for “${title}”`);
  }
  return found;
}
