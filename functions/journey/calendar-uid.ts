import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Ports } from '../../platform/ports.ts';

/**
 * The id of an entry in people's calendars (RFC 5545, 3.8.4.7). It stays when links lead elsewhere, or what changes an
 * entry, or takes it out, would not find it.
 */
export const calendarUid = (
  { settings }: Pick<Ports, 'settings'>,
  { calendarHost = new URL(settings.linkBaseUrl).hostname }: Pick<Cohort, 'calendarHost'>,
  name: string,
): string => `${name}@${calendarHost}`;
