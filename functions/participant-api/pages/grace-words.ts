import type { Instant } from '../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../domain/dates/local-date.ts';
import { dayInWords, timeInWords, zoneInWords } from './words.ts';

/** For who began before the close and has not sent yet. */
export const closedNotice = (until: Instant, zone: TimeZone): string =>
  `The survey has closed. You can still finish what you began until ${dayInWords(until, zone)}, ${timeInWords(until, zone)} ${zoneInWords(until, zone)}.`;
