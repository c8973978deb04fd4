import { epochMs, type Instant } from '../../../domain/dates/instant.ts';

/**
 * "Sun, Nov 22, 2026, 9:05 AM EST"; in the machine's zone where none is given, for times that are nobody's in particular.
 * That zone is not asked for by name: of a machine that has none, as with an empty `TZ`, the name is no zone's.
 */
export const momentText = (at: Instant, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
    .format(epochMs(at))
    .replaceAll('\u202F', ' ');
