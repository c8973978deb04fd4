import { NativeSelect, type NativeSelectProps } from '@mantine/core';

/** The browser's list; the API takes other names of the same zones, too. */
const ZONES = Intl.supportedValuesOf('timeZone').filter(
  (zone) => zone.includes('/') && !zone.startsWith('Etc/'),
);

/** A time zone by its place name; the one that is chosen is always among them. */
export const TimeZoneField = (props: Omit<NativeSelectProps, 'data'>) => {
  const chosen = String(props.value ?? props.defaultValue ?? 'UTC');
  return <NativeSelect name="timeZone" {...props} data={[...new Set([chosen, ...ZONES])].sort()} />;
};
