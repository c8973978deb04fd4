import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useConnection } from '../api/connection.ts';
import type { Participant, ParticipantYear } from '../api/participants.ts';
import { useChange } from '../api/use-change.ts';
import { Form } from '../parts/form.tsx';
import { Problem } from '../parts/problem.tsx';
import { TimeZoneField } from '../parts/time-zone-field.tsx';
import { fieldFault } from '../words/fault.ts';

const FIELDS = ['/name', '/email', '/timeZone'];

interface Props {
  cohortId: string;
  person: ParticipantYear;
  etag: string | null;
}

/** Corrects a name, an address or a time zone, of the version that was looked at. */
export function CorrectForm({ cohortId, person, etag }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  // The version that the fields were filled from, whatever has been read since.
  const [version, setVersion] = useState(etag);
  const readAgain = () => queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
  const correct = useChange(
    (body: object) =>
      connection.ask<Participant>('PATCH', `/cohorts/${cohortId}/participants/${person.id}`, {
        body,
        ifMatch: version,
      }),
    async ({ etag: after }) => {
      setVersion(after);
      await readAgain();
    },
  );
  const fault = (field: string) => fieldFault(correct.error, field);
  const lookAgain = async () => {
    await readAgain();
    setVersion(etag);
    correct.reset();
  };
  return (
    <section aria-labelledby="correct" className="no-print">
      <h2 id="correct">Correct</h2>
      <div role="status">{correct.data && <p className="note">The correction is stored.</p>}</div>
      <Form label="Correct" problem={correct.error} onSubmit={(values) => correct.mutate(values)}>
        <Problem error={correct.error} fields={FIELDS}>
          {correct.error?.status === 412 && (
            <Button variant="default" onClick={lookAgain}>
              Look at it now
            </Button>
          )}
        </Problem>
        <TextInput name="name" label="Name" defaultValue={person.name} required error={fault('/name')} />
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          defaultValue={person.email}
          required
          error={fault('/email')}
        />
        <TimeZoneField label="Time zone" defaultValue={person.timeZone} error={fault('/timeZone')} />
        <Button type="submit" loading={correct.isPending}>
          Save
        </Button>
      </Form>
    </section>
  );
}
