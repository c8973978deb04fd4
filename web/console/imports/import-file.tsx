import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { importsQuery } from '../api/imports.ts';
import { Loading } from '../parts/loading.tsx';
import { Problem } from '../parts/problem.tsx';
import { ResultHeading } from '../parts/result-heading.tsx';
import { count, momentText } from '../words/moment.ts';
import { checkFile } from './check-file.ts';
import { ChooseFile } from './choose-file.tsx';
import { type CsvFile, csvFile, emptyRows, rowsOf, withoutRows } from './csv-file.ts';
import { FaultyFile } from './faulty-file.tsx';
import { GoodFile } from './good-file.tsx';
import type { Import, ImportReport } from './import-state.ts';
import { beforeText } from './import-words.ts';
import { StepsProgress } from './steps-progress.tsx';
import { useSteps } from './use-steps.ts';

/** One file from choosing it to everybody being enrolled. */
export function ImportFile({ cohortId }: { cohortId: string }) {
  const connection = useConnection();
  const send = async <Body,>({ separator, bytes }: CsvFile, isDryRun: boolean) => {
    const query = new URLSearchParams({ dryRun: String(isDryRun), separator, encoding: 'utf-8' });
    return (await connection.ask<Body>('POST', `/cohorts/${cohortId}/imports?${query}`, { csv: bytes })).body;
  };
  const check = useMutation({
    mutationFn: async (chosen: File | CsvFile) =>
      checkFile(
        (file) => send<ImportReport>(file, true),
        chosen instanceof File ? await read(chosen) : chosen,
      ),
  });
  const steps = useSteps<CsvFile>(
    cohortId,
    (file) => send<Import>(file, false),
    ({ finished }) => finished,
  );
  const earlier = useQuery(importsQuery(connection, cohortId)).data;
  const zone = useQuery(cohortQuery(connection, cohortId)).data?.body.timeZone ?? 'UTC';
  const { data: checked } = check;
  const before = earlier?.find(
    ({ importId }) => checked?.kind === 'good' && importId === checked.report.importId,
  );
  return (
    <>
      <ChooseFile
        disabled={check.isPending || steps.run.isPending}
        onFile={(file) => {
          steps.run.reset();
          check.mutate(file);
        }}
      />
      {check.isPending && <Loading what="what is in the file" />}
      <Problem error={check.error} />
      {checked?.kind === 'faulty' && (
        <FaultyFile
          key={check.submittedAt}
          checked={checked}
          onLeaveOut={(rows) => check.mutate(withoutRows(checked.file, rows))}
        />
      )}
      {checked?.kind === 'good' && steps.run.isIdle && (
        <GoodFile
          key={check.submittedAt}
          cohortId={cohortId}
          checked={checked}
          before={beforeText(before, before ? momentText(before.createdAt, zone) : '')}
          onConfirm={() => steps.run.mutate(checked.file)}
        />
      )}
      {checked && !steps.run.isIdle && (
        <section aria-labelledby="import">
          <ResultHeading id="import">Importing {checked.file.name}</ResultHeading>
          {steps.run.isPending && (
            <>
              <p>
                If this page is closed meanwhile, choose the same file again: it goes on where it stopped.
              </p>
              <StepsProgress
                label="Rows"
                done={steps.state?.done ?? 0}
                of={rowsOf(checked.file)}
                isWaiting={steps.isWaiting}
              />
            </>
          )}
          <Problem error={steps.run.error} />
          {steps.run.isError && (
            <p>
              <Button onClick={() => steps.run.mutate(checked.file)}>Go on with the import</Button>
            </p>
          )}
          <div role="status">{steps.run.data && <Finished cohortId={cohortId} state={steps.run.data} />}</div>
        </section>
      )}
    </>
  );
}

const Finished = ({ cohortId, state: { enrolled, known } }: { cohortId: string; state: Import }) => (
  <p className="note">
    {count(enrolled, 'person is', 'people are')} enrolled
    {known > 0 && `, ${known} ${known === 1 ? 'was' : 'were'} there already`}.{' '}
    <Link href={`/cohorts/${cohortId}/people`}>See the people</Link>. Until the first mail the import can be
    undone below.
  </p>
);

async function read(chosen: File): Promise<CsvFile> {
  const file = csvFile(chosen.name, new Uint8Array(await chosen.arrayBuffer()));
  return withoutRows(file, emptyRows(file));
}
