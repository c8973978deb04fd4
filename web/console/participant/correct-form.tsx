import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, useConnection } from '../api/connection.ts';
import { type Participant, type ParticipantYear, participantQuery } from '../api/participants.ts';
import { storedOver } from '../api/stored-over.ts';
import { typedSince } from '../api/typed-since.ts';
import { useChange } from '../api/use-change.ts';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Problem } from '../parts/problem.tsx';
import { TimeZoneField } from '../parts/time-zone-field.tsx';
import { fieldFault } from '../words/fault.ts';

const FIELDS = ['name', 'email', 'timeZone'] as const;
const POINTERS = FIELDS.map((field) => `/${field}`);

type Profile = Record<(typeof FIELDS)[number], string>;

const profileOf = ({ name = '', email = '', timeZone }: Participant): Profile => ({ name, email, timeZone });

const trimmed = ({ name, email, timeZone }: Profile): Profile => ({
  name: name.trim(),
  email: email.trim(),
  timeZone,
});

/** What was changed in the form, so that nothing else is written over. */
const changed = (typed: Profile, seen: Profile): Partial<Profile> =>
  Object.fromEntries(
    FIELDS.flatMap((field) => (typed[field] === seen[field] ? [] : [[field, typed[field]]])),
  );

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
  const [seen, setSeen] = useState({ profile: profileOf(person), etag });
  const [typed, setTyped] = useState(seen.profile);
  /** `known` is what the fields had when this was asked for: what they have had since is kept. */
  const take = ({ body, etag }: Answer<Participant>, known: Profile) => {
    const profile = profileOf(body);
    setSeen({ profile, etag });
    setTyped((now) => typedSince(now, known, profile));
  };
  const correct = useChange(
    (sent: Profile) =>
      storedOver<Participant>(connection, `/cohorts/${cohortId}/participants/${person.id}`, {
        body: changed(trimmed(sent), seen.profile),
        etag: seen.etag,
        isOther: (now) => Object.keys(changed(profileOf(now), seen.profile)).length > 0,
      }),
    async (after, sent) => {
      take(after, sent);
      await queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
    },
  );
  const lookAgain = useChange(async (_: undefined) => {
    const now = await queries.fetchQuery({
      ...participantQuery(connection, cohortId, person.id),
      staleTime: 0,
    });
    take(now, seen.profile);
    correct.reset();
  });
  const field = (name: keyof Profile) => ({
    name,
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    error: fieldFault(correct.error, `/${name}`),
  });
  const isChanged = Object.keys(changed(trimmed(typed), seen.profile)).length > 0;
  return (
    <section aria-labelledby="correct" className="no-print">
      <Heading id="correct">Correct</Heading>
      <div role="status">{correct.data && <p className="note">The correction is stored.</p>}</div>
      <Form label="Correct" problem={correct.error} onSubmit={() => correct.mutate(typed)}>
        <Problem error={correct.error} fields={POINTERS}>
          {correct.error?.status === 412 && (
            <Button
              variant="default"
              loading={lookAgain.isPending}
              onClick={() => lookAgain.mutate(undefined)}
            >
              Look at it now
            </Button>
          )}
        </Problem>
        <Problem error={lookAgain.error} />
        <TextInput label="Name" required {...field('name')} />
        <TextInput
          type="email"
          label="E-mail"
          description="Links that were mailed to another address open nothing once it is corrected."
          required
          {...field('email')}
        />
        <TimeZoneField label="Time zone" {...field('timeZone')} />
        <Button type="submit" loading={correct.isPending} disabled={!isChanged}>
          Save
        </Button>
      </Form>
    </section>
  );
}
