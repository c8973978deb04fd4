import { NativeSelect } from '@mantine/core';

/** Some zones have another, older name in the browser's list; the API takes both. */
const ZONES = Intl.supportedValuesOf('timeZone').filter(
  (zone) => zone.includes('/') && !zone.startsWith('Etc/'),
);

interface Props {
  label: string;
  defaultValue: string;
  error?: string | undefined;
}

/** A time zone by its place name. */
export const TimeZoneField = ({ label, defaultValue, error }: Props) => (
  <NativeSelect
    name="timeZone"
    label={label}
    defaultValue={defaultValue}
    error={error}
    data={[...new Set([defaultValue, ...ZONES])].sort()}
  />
);
