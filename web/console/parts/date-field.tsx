import { DateInput } from '@mantine/dates';

interface Props {
  label: string;
  description?: string;
  value: string;
  onChange: (date: string) => void;
  error?: string | undefined;
}

/** A date, typed as year, month and day or chosen from a calendar; an empty text while it is none. */
export const DateField = ({ label, description, value, onChange, error }: Props) => (
  <DateInput
    size="md"
    label={label}
    description={description}
    placeholder="2027-03-11"
    valueFormat="YYYY-MM-DD"
    value={value === '' ? null : value}
    onChange={(date) => onChange(date ?? '')}
    error={error}
    popoverProps={{ transitionProps: { duration: 0 } }}
    required
  />
);
