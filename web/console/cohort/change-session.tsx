import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, useConnection } from '../api/connection.ts';
import { type FocusGroup, focusGroupQuery } from '../api/focus-groups.ts';
import { storedOver } from '../api/stored-over.ts';
import { useChange } from '../api/use-change.ts';
import { DateField } from '../parts/date-field.tsx';
import { Done } from '../parts/done.tsx';
import { Form } from '../parts/form.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { fieldFault } from '../words/fault.ts';
import { clockText } from '../words/moment.ts';

const FIELDS = ['/startsAt', '/place', '/joinUrl', '/capacity'];

/** What staff may change about a session, as the API takes it. */
interface Session {
  startsAt: string;
  place: string;
  joinUrl: string | null;
  capacity: number;
}

const sessionOf = ({ startsAt, place, joinUrl, capacity }: FocusGroup, timeZone: string): Session => ({
  startsAt: clockText(startsAt, timeZone),
  place: place ?? '',
  joinUrl: joinUrl ?? null,
  capacity,
});

const changed = (typed: Session, seen: Session): Partial<Session> =>
  Object.fromEntries(Object.entries(typed).filter(([name, value]) => seen[name as keyof Session] !== value));

interface Props {
  cohortId: string;
  id: string;
  timeZone: string;
  onClose: () => void;
}

/** Another time, place or number of seats for a session, over what it is now. */
export function ChangeSession(props: Props) {
  const group = useQuery(focusGroupQuery(useConnection(), props.cohortId, props.id));
  return (
    <Read query={group} what="the session">
      {(answer) => <ChangeForm {...props} answer={answer} />}
    </Read>
  );
}

function ChangeForm({ cohortId, id, timeZone, answer, onClose }: Props & { answer: Answer<FocusGroup> }) {
  const connection = useConnection();
  const queries = useQueryClient();
  // The version that the fields were filled from, whatever has been read since.
  const [{ seen, etag }] = useState({ seen: sessionOf(answer.body, timeZone), etag: answer.etag });
  const [date, setDate] = useState(seen.startsAt.slice(0, 10));
  const change = useChange(
    (body: Partial<Session>) =>
      storedOver<FocusGroup>(connection, `/cohorts/${cohortId}/focus-groups/${id}`, {
        body,
        etag,
        isOther: (now) => Object.keys(changed(sessionOf(now, timeZone), seen)).length > 0,
      }),
    () => queries.invalidateQueries({ queryKey: ['cohort', cohortId] }),
  );
  if (change.data) return <Done onClose={onClose}>{doneText(change.data.body, change.variables)}</Done>;
  const fault = (field: string) => fieldFault(change.error, field);
  // An empty number of seats is no number, and not none.
  const send = ({ time, place = '', joinUrl, capacity }: Record<string, string>) =>
    change.mutate(
      changed(
        {
          startsAt: `${date}T${time}`,
          place,
          joinUrl: joinUrl || null,
          capacity: Number(capacity || Number.NaN),
        },
        seen,
      ),
    );
  return (
    <Form label="Change the session" problem={change.error} onSubmit={send}>
      <p>
        Whoever has a seat keeps it, and is mailed the new calendar entry where time or place is another.
        Times are those of {timeZone}.
      </p>
      <Problem error={change.error} fields={FIELDS} />
      <div className="side short">
        <DateField label="Day" value={date} onChange={setDate} error={fault('/startsAt')} />
        <TextInput
          name="time"
          type="time"
          label="Begins at"
          defaultValue={seen.startsAt.slice(11)}
          required
        />
        <TextInput
          name="capacity"
          type="number"
          min={0}
          max={500}
          label="Seats"
          defaultValue={seen.capacity}
          required
          error={fault('/capacity')}
        />
      </div>
      <TextInput name="place" label="Place" defaultValue={seen.place} required error={fault('/place')} />
      <TextInput
        name="joinUrl"
        type="url"
        label="Address to join at (optional)"
        defaultValue={seen.joinUrl ?? ''}
        error={fault('/joinUrl')}
      />
      <div className="row">
        <Button type="submit" loading={change.isPending}>
          Store
        </Button>
        <Button variant="default" onClick={onClose}>
          Change nothing
        </Button>
      </div>
    </Form>
  );
}

function doneText({ seats }: FocusGroup, { capacity: _, ...others }: Partial<Session> = {}): string {
  const isTold = seats.length > 0 && Object.keys(others).length > 0;
  return isTold ? 'It is changed. Whoever has a seat is told by mail.' : 'It is changed.';
}
