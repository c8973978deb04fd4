import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import { useConnection } from '../api/connection.ts';
import { type ProgramSummary, programsQuery, timetableQuery } from '../api/programs.ts';
import { DateField } from '../parts/date-field.tsx';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { fieldFault } from '../words/fault.ts';
import { ComparedYears } from './compared-years.tsx';
import { CreateCohort } from './create-cohort.tsx';
import { YearTable } from './year-table.tsx';

type Dates = Record<string, string>;

/** The year before anybody is enrolled: every date with its reasons, and one of other dates beside it to compare. */
export function PlanPage() {
  const programs = useQuery(programsQuery(useConnection()));
  return (
    <Page title="Plan a cohort">
      <p className="no-print">
        Choose a program and its days. You see every date of the year, and why it is that one; nothing is
        stored until you create the cohort.
      </p>
      <Read query={programs} what="programs">
        {(items) =>
          items.length > 0 ? (
            <Plan programs={items} />
          ) : (
            <p>
              There is no program yet. One is a folder of text files in <code>programs/</code>, as
              docs/programs.md says; whoever looks after the computers puts it there.
            </p>
          )
        }
      </Read>
    </Page>
  );
}

function Plan({ programs }: { programs: ProgramSummary[] }) {
  const connection = useConnection();
  const [program, setProgram] = useState(programs[0]!);
  const [typed, setTyped] = useState<Dates>({});
  const [other, setOther] = useState<Dates | undefined>();
  const [asked, setAsked] = useState<{ program: ProgramSummary; dates: Dates; other: Dates | undefined }>();
  const year = useQuery({
    ...timetableQuery(connection, asked?.program.id ?? '', asked?.dates ?? {}),
    enabled: asked !== undefined,
  });
  const otherYear = useQuery({
    ...timetableQuery(connection, asked?.program.id ?? '', asked?.other ?? {}),
    enabled: asked?.other !== undefined,
  });
  const show = (event: FormEvent) => {
    event.preventDefault();
    const wanted = { program, dates: filled(program, typed), other: other && filled(program, other) };
    setAsked(wanted);
    // The same is not asked again by itself, also where it failed.
    if (JSON.stringify(wanted) !== JSON.stringify(asked)) return;
    year.refetch();
    if (wanted.other) otherYear.refetch();
  };
  const field = (dates: Dates, set: (dates: Dates) => void, error: typeof year.error, suffix: string) =>
    program.anchors.map((anchor) => (
      <DateField
        key={anchor}
        label={`${anchorWords(anchor)}${suffix}`}
        value={dates[anchor] ?? ''}
        onChange={(date) => set({ ...dates, [anchor]: date })}
        error={fieldFault(error as never, `/${anchor}`)}
      />
    ));
  const pointers = program.anchors.map((anchor) => `/${anchor}`);
  return (
    <>
      <form aria-label="Program and dates" noValidate onSubmit={show}>
        <NativeSelect
          label="Program"
          value={program.id}
          onChange={(event) =>
            setProgram(programs.find(({ id }) => id === event.currentTarget.value) ?? program)
          }
          data={programs.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <div className="side">{field(typed, setTyped, year.error, '')}</div>
        {other && <div className="side">{field(other, setOther, otherYear.error, ', to compare')}</div>}
        <div className="row">
          <Button type="submit" loading={year.isFetching}>
            Show the year
          </Button>
          <Button variant="default" onClick={() => setOther(other ? undefined : {})}>
            {other ? 'Compare no more' : 'Compare with other dates'}
          </Button>
        </div>
      </form>
      <Problem error={year.error ?? otherYear.error} fields={pointers} />
      <div role="status" className="quiet">
        {year.data && asked && (
          <p>
            The year of {asked.program.title} is below
            <May scope="staff/write">
              ; under it you can <a href="#create">create the cohort</a>
            </May>
            .
          </p>
        )}
      </div>
      {year.data && otherYear.data && asked?.other && (
        <ComparedYears years={[year.data, otherYear.data]} program={asked.program.title} />
      )}
      {year.data && !asked?.other && <YearTable year={year.data} program={asked?.program.title ?? ''} />}
      {year.data && (
        <p className="no-print">
          <Button variant="default" onClick={() => print()}>
            Print these dates
          </Button>
        </p>
      )}
      {year.data && asked && (
        <May scope="staff/write">
          <CreateCohort key={JSON.stringify(asked.dates)} program={asked.program} anchors={asked.dates} />
        </May>
      )}
    </>
  );
}

/** Of the program's own dates; what was typed for another one stays for when it is chosen again. */
const filled = ({ anchors }: ProgramSummary, dates: Dates): Dates =>
  Object.fromEntries(anchors.flatMap((name) => (dates[name] ? [[name, dates[name]]] : [])));
