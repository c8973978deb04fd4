import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCohortSettings } from '../api/cohort-settings.ts';
import { type Cohort, cohortQuery, progressQuery } from '../api/cohorts.ts';
import { type Answer, useConnection } from '../api/connection.ts';
import { Form } from '../parts/form.tsx';
import { LookOnly, May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { fieldFault } from '../words/fault.ts';

/** A cohort's title, its contact person, and whether they are told by mail what needs a person. */
export function SettingsPage({ cohortId }: { cohortId: string }) {
  const cohort = useQuery(cohortQuery(useConnection(), cohortId));
  return (
    <Page title="Settings of this cohort">
      <Read query={cohort} what="the cohort">
        {(data) => (
          <May scope="staff/write" otherwise={<LookOnly />}>
            <Settings cohort={data} />
          </May>
        )}
      </Read>
    </Page>
  );
}

const POINTERS = ['/title', '/contactPerson/name', '/contactPerson/email'];

function Settings({ cohort: { body: cohort, etag } }: { cohort: Answer<Cohort> }) {
  const { typed, changes, store, type, lookAgain } = useCohortSettings(cohort, etag);
  const needs = useQuery(progressQuery(useConnection(), cohort.id)).data?.needs;
  const fault = (pointer: string) => fieldFault(store.error, pointer);
  return (
    <>
      <p>
        No date changes by any of this. Mails that were sent stay as they are; those to come have what is here
        then.
      </p>
      {needs !== undefined && needs.noticesReturned > 0 && (
        <p className="note">
          Mail to {cohort.contactPerson?.email ?? 'the contact person'} has come back, so nobody is told by
          mail what needs a person. Give another address, and notices go there from the next working day on at
          the latest.
        </p>
      )}
      <div role="status">
        {store.data && <p className="note">{storedText(store.data.body, store.variables?.changes)}</p>}
      </div>
      <Form
        label="Settings of this cohort"
        problem={store.error}
        onSubmit={() => store.mutate({ changes: trimmed(changes), typed })}
      >
        <Problem error={store.error} fields={POINTERS}>
          {store.error?.status === 412 && (
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
        <TextInput
          label="Title"
          required
          value={typed.title}
          onChange={({ currentTarget }) => type({ title: currentTarget.value })}
          error={fault('/title')}
        />
        <fieldset>
          <legend>Contact person: whom participants write to</legend>
          <div className="side">
            <TextInput
              label="Name"
              required
              value={typed.name}
              onChange={({ currentTarget }) => type({ name: currentTarget.value })}
              error={fault('/contactPerson/name')}
            />
            <TextInput
              type="email"
              label="E-mail"
              required
              value={typed.email}
              onChange={({ currentTarget }) => type({ email: currentTarget.value })}
              error={fault('/contactPerson/email')}
            />
          </div>
        </fieldset>
        <Checkbox
          label="Tell the contact person by mail what needs a person"
          description="One mail on a working day at most, and only when there is something new"
          checked={typed.notices}
          onChange={({ currentTarget }) => type({ notices: currentTarget.checked })}
        />
        <Button type="submit" loading={store.isPending} disabled={Object.keys(changes).length === 0}>
          Store the settings
        </Button>
      </Form>
    </>
  );
}

function trimmed({ title, contactPerson, ...others }: Partial<Cohort>): Partial<Cohort> {
  return {
    ...others,
    ...(title !== undefined && { title: title.trim() }),
    ...(contactPerson && {
      contactPerson: { name: contactPerson.name.trim(), email: contactPerson.email.trim() },
    }),
  };
}

/** What the change means from now on. */
function storedText({ contactPerson, notices }: Cohort, changes: Partial<Cohort> | undefined): string {
  const who = contactPerson ? `${contactPerson.name} (${contactPerson.email})` : 'the contact person';
  const means = [
    'The settings are stored.',
    changes?.contactPerson && `Participants write to ${who} from the next mail on.`,
    changes?.notices === false && 'Nobody is told by mail any more what needs a person.',
    notices && (changes?.notices || changes?.contactPerson) && `Notices go to ${who}.`,
  ];
  return means.filter(Boolean).join(' ');
}
