import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import type { Participant } from '../api/participants.ts';
import { useChange } from '../api/use-change.ts';
import { Form } from '../parts/form.tsx';
import { LookOnly, May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { TimeZoneField } from '../parts/time-zone-field.tsx';
import { fieldFault } from '../words/fault.ts';
import { personText } from '../words/person.ts';
import { EnrollWays } from './enroll-ways.tsx';
import { YearBegins } from './year-begins.tsx';

const FIELDS = ['/name', '/email', '/timeZone', '/consent'];

/** Enrolls one person after another. */
export function EnrollPage({ cohortId }: { cohortId: string }) {
  const cohort = useQuery(cohortQuery(useConnection(), cohortId));
  return (
    <Page title="Enroll">
      <May scope="staff/write" otherwise={<LookOnly />}>
        <EnrollWays cohortId={cohortId} />
        <YearBegins cohortId={cohortId} whose="Their year" />
        <Read query={cohort} what="the cohort">
          {({ body }) => <EnrollForm cohortId={cohortId} timeZone={body.timeZone} />}
        </Read>
      </May>
    </Page>
  );
}

function EnrollForm({ cohortId, timeZone }: { cohortId: string; timeZone: string }) {
  const connection = useConnection();
  const queries = useQueryClient();
  const [enrolled, setEnrolled] = useState<Participant>();
  const [taken, setTaken] = useState(0);
  const enroll = useChange(
    async (body: object, key) =>
      (await connection.ask<Participant>('POST', `/cohorts/${cohortId}/participants`, { body, key })).body,
    async (participant) => {
      setEnrolled(participant);
      setTaken((before) => before + 1);
      await queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
    },
  );
  const fault = (field: string) => fieldFault(enroll.error, field);
  return (
    <>
      <div role="status">
        {enrolled && (
          <p className="note">
            <Link href={`/cohorts/${cohortId}/people/${enrolled.id}`}>{personText(enrolled)}</Link> is
            enrolled.
          </p>
        )}
      </div>
      <Form
        label="Enroll"
        problem={enroll.error}
        taken={taken}
        onSubmit={({ consent, ...values }) =>
          enroll.mutate({ ...values, ...(consent ? { consent: true } : {}) })
        }
      >
        <Problem error={enroll.error} fields={FIELDS} />
        <TextInput
          name="name"
          label="Name"
          description="As mails address them"
          autoComplete="off"
          required
          error={fault('/name')}
        />
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          autoComplete="off"
          required
          error={fault('/email')}
        />
        <TimeZoneField label="Time zone" defaultValue={timeZone} error={fault('/timeZone')} />
        <Checkbox name="consent" label="They have agreed to take part" error={fault('/consent')} />
        <Button type="submit" loading={enroll.isPending}>
          Enroll
        </Button>
      </Form>
    </>
  );
}
