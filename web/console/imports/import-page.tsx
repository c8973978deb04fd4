import { EnrollWays } from '../enroll/enroll-ways.tsx';
import { LookOnly, May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Columns } from './columns.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportFile } from './import-file.tsx';

/** Enrolls the people of a file. */
export const ImportPage = ({ cohortId }: { cohortId: string }) => (
  <Page title="Import a file">
    <May scope="staff/write" otherwise={<LookOnly />}>
      <EnrollWays cohortId={cohortId} />
      <p>Enrolls many people at once from a list, such as one saved by Excel.</p>
      <Columns />
      <ImportFile cohortId={cohortId} />
      <EarlierImports cohortId={cohortId} />
    </May>
  </Page>
);
