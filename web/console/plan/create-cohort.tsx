import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import type { Cohort } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import type { ProgramSummary } from '../api/programs.ts';
import { useChange } from '../api/use-change.ts';
import { Form } from '../parts/form.tsx';
import { Problem } from '../parts/problem.tsx';
import { TimeZoneField } from '../parts/time-zone-field.tsx';
import { fieldFault } from '../words/fault.ts';
import { dateText } from '../words/moment.ts';

const FIELDS = ['/title', '/timeZone', '/contactPerson/name', '/contactPerson/email'];

interface Props {
  program: ProgramSummary;
  anchors: Record<string, string>;
}

/** Makes the cohort whose year was shown, and goes to it. */
export function CreateCohort({ program, anchors }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const create = useChange(
    async (body: object, key) => (await connection.ask<Cohort>('POST', '/cohorts', { body, key })).body,
    async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['cohorts'] });
      goTo(`/cohorts/${id}/enroll`);
    },
  );
  const fault = (field: string) => fieldFault(create.error, field);
  return (
    <section aria-labelledby="create" className="no-print">
      <h2 id="create" tabIndex={-1}>
        Create this cohort
      </h2>
      <p>
        {Object.entries(anchors)
          .map(([name, date]) => `${anchorWords(name)}: ${dateText(date)}`)
          .join('. ')}
        . Nobody is enrolled, and nothing is sent, by creating it.
      </p>
      <Form
        label="Create this cohort"
        problem={create.error}
        onSubmit={({ title, timeZone, name, email }) =>
          create.mutate({ programId: program.id, anchors, title, timeZone, contactPerson: { name, email } })
        }
      >
        <Problem error={create.error} fields={FIELDS} />
        <TextInput name="title" label="Title" placeholder="Spring 2027" required error={fault('/title')} />
        <TimeZoneField
          label="Time zone of the cohort"
          defaultValue={program.timeZone}
          error={fault('/timeZone')}
        />
        <fieldset>
          <legend>Whom participants write to</legend>
          <div className="side">
            <TextInput name="name" label="Name" required error={fault('/contactPerson/name')} />
            <TextInput
              name="email"
              type="email"
              label="E-mail"
              required
              error={fault('/contactPerson/email')}
            />
          </div>
        </fieldset>
        <Button type="submit" loading={create.isPending}>
          Create the cohort
        </Button>
      </Form>
    </section>
  );
}
