import { useMutation, useQuery } from '@tanstack/react-query';
import { useConnection } from '../api/connection.ts';
import { type Files, filesQuery, readFile } from '../api/files.ts';
import { ApiProblem } from '../api/problem.ts';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Read } from '../parts/read.tsx';
import { saveFile } from '../parts/save-file.ts';
import { sizeText } from '../words/size.ts';
import { fileGroups } from './file-groups.ts';
import { FileList } from './file-list.tsx';

/** The files of a cohort for whoever analyzes them: what is in each, and what it holds for this reader. */
export function FilesPage({ cohortId }: { cohortId: string }) {
  const files = useQuery(filesQuery(useConnection(), cohortId));
  const isRefused = files.error instanceof ApiProblem && files.error.status === 403;
  return (
    <Page title="Files">
      {isRefused ? (
        <p>Files are for those who may see results: your account may not.</p>
      ) : (
        <Read query={files} what="the files">
          {(data) => <Parts cohortId={cohortId} files={data} />}
        </Read>
      )}
    </Page>
  );
}

function Parts({ cohortId, files }: { cohortId: string; files: Files }) {
  const connection = useConnection();
  const download = useMutation({
    mutationFn: (name: string) => readFile(connection, cohortId, name),
    onSuccess: ({ file, name }) => saveFile(file, name),
  });
  const { data, variables, isPending } = download;
  const titleOf = (name: string | undefined) => files.items.find((one) => one.name === name)?.title;
  return (
    <>
      <p>
        {files.identities
          ? 'Each person has the same made-up key in every file of this cohort. The roster says whose key it is; your account may see that, so keep the files where only you can read them.'
          : 'Nobody is named: each person has the same made-up key in every file of this cohort, and days stand in place of times. Whoever knows on which day somebody answered may still find their row.'}{' '}
        {files.freeText
          ? 'What people wrote in their own words is in them; of answers that are kept apart from people only where there are enough of them.'
          : 'What people wrote in their own words is left out.'}
      </p>
      <p className="quiet">
        All are CSV for Excel, R and SPSS. A text that a spreadsheet would take for a formula has an
        apostrophe before it.
      </p>
      <div role="status" className="quiet">
        {isPending && `Getting “${titleOf(variables)}” …`}
        {data && !isPending && `${data.name} is in your downloads (${sizeText(data.file.size)}).`}
      </div>
      <Problem error={download.error}>
        <p>Nothing was saved: a file comes whole or not at all.</p>
      </Problem>
      {fileGroups(files.items).map(({ title, about, files: some }) => (
        <FileList
          key={title}
          title={title}
          about={about}
          files={some}
          busy={isPending ? variables : undefined}
          onDownload={(name) => download.mutate(name)}
        />
      ))}
    </>
  );
}
