import { epochMs, type Instant } from '../../../domain/instant.ts';

/** The zone of the machine, in which the staff person's pages show times that are nobody's in particular. */
const MACHINE_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Sun, Nov 22, 2026, 9:05 AM EST". */
export const momentText = (at: Instant, timeZone: string = MACHINE_ZONE): string =>
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
