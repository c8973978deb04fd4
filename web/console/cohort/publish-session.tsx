import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TouchpointProgress } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import type { FocusGroup } from '../api/focus-groups.ts';
import { useChange } from '../api/use-change.ts';
import { DateField } from '../parts/date-field.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Problem } from '../parts/problem.tsx';
import { fieldFault } from '../words/fault.ts';
import { dateText, momentText } from '../words/moment.ts';

const FIELDS = ['/startsAt', '/place', '/joinUrl', '/capacity'];

interface Props {
  cohortId: string;
  timeZone: string;
  touchpoints: TouchpointProgress[];
}

/** Publishes a session: whoever has been waiting for one is invited to book. */
export function PublishSession({ cohortId, timeZone, touchpoints }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  const [date, setDate] = useState('');
  const [wanted, setWanted] = useState('');
  const [taken, setTaken] = useState(0);
  const publish = useChange(
    async (body: { startsAt: string; [more: string]: unknown }, key) =>
      (await connection.ask<FocusGroup>('POST', `/cohorts/${cohortId}/focus-groups`, { body, key })).body,
    async (_, { startsAt }) => {
      // Unless another day has been typed since.
      setDate((typed) => (startsAt.startsWith(typed) ? '' : typed));
      setTaken((before) => before + 1);
      await queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
    },
  );
  const fault = (field: string) => fieldFault(publish.error, field);
  const chosen = touchpoints.find(({ touchpoint }) => touchpoint === wanted) ?? touchpoints[0];
  if (!chosen) return null;
  const send = ({ time, place, joinUrl, capacity }: Record<string, string>) =>
    publish.mutate({
      touchpoint: chosen.touchpoint,
      startsAt: `${date}T${time}`,
      place,
      ...(joinUrl ? { joinUrl } : {}),
      capacity: Number(capacity),
    });
  return (
    <section aria-labelledby="publish">
      <Heading id="publish">Publish a session</Heading>
      {chosen.sessionsFrom && chosen.sessionsUntil && (
        <p>
          Sessions count from {dateText(chosen.sessionsFrom)} until {dateText(chosen.sessionsUntil)}. Times
          are those of {timeZone}.
        </p>
      )}
      <div role="status">
        {publish.data && (
          <p className="note">The session on {momentText(publish.data.startsAt, timeZone)} is published.</p>
        )}
      </div>
      <Form label="Publish a session" problem={publish.error} taken={taken} onSubmit={send}>
        <Problem error={publish.error} fields={FIELDS} />
        {touchpoints.length > 1 && (
          <NativeSelect
            label="For"
            value={chosen.touchpoint}
            onChange={({ currentTarget: { value } }) => setWanted(value)}
            data={touchpoints.map(({ touchpoint, title }) => ({ value: touchpoint, label: title }))}
          />
        )}
        <div className="side short">
          <DateField
            label="Day"
            value={date}
            onChange={setDate}
            error={fault('/startsAt')}
            near={chosen.sessionsFrom ?? ''}
          />
          <TextInput name="time" type="time" label="Begins at" defaultValue="12:00" required />
          <TextInput
            name="capacity"
            type="number"
            min={1}
            max={500}
            label="Seats"
            defaultValue="10"
            required
            error={fault('/capacity')}
          />
        </div>
        <TextInput
          name="place"
          label="Place"
          description="A room, or “online”"
          required
          error={fault('/place')}
        />
        <TextInput
          name="joinUrl"
          type="url"
          label="Address to join at (optional)"
          error={fault('/joinUrl')}
        />
        <Button type="submit" loading={publish.isPending}>
          Publish
        </Button>
      </Form>
    </section>
  );
}
