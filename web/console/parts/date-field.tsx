import { DateInput } from '@mantine/dates';

interface Props {
  label: string;
  description?: string;
  value: string;
  onChange: (date: string) => void;
  error?: string | undefined;
  /** A day of the month that the calendar begins with while there is no date. */
  near?: string;
}

const LABELS = { previousMonth: 'The month before', nextMonth: 'The month after' };

/** A date, typed as year, month and day or chosen from a calendar; an empty text while it is none. */
export const DateField = ({ label, description, value, onChange, error, near }: Props) => (
  <DateInput
    size="md"
    label={label}
    description={description}
    placeholder="2027-03-11"
    valueFormat="YYYY-MM-DD"
    value={value === '' ? null : value}
    onChange={(date) => onChange(date ?? '')}
    error={error}
    {...(near && { defaultDate: near })}
    // In the page beside its field: elsewhere it would be outside of every landmark.
    popoverProps={{ transitionProps: { duration: 0 }, withinPortal: false }}
    ariaLabels={LABELS}
    required
  />
);
