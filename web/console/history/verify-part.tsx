import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Verification, verifyAudit } from '../api/audit.ts';
import { useConnection } from '../api/connection.ts';
import { Problem } from '../parts/problem.tsx';
import { count } from '../words/moment.ts';
import { recordOf } from './readable-entry.ts';

const FAULTS: Record<Verification['broken'][number]['fault'], string> = {
  altered: 'was altered after it was written',
  missing: 'is missing',
  moved: 'stands in the place of another',
  inserted: 'was put in: the record never had such a change',
  record: 'is the last one, and the record itself is not what its history makes it',
};

const RECORDS: Record<string, string> = {
  participant: 'Participant',
  cohort: 'Cohort',
  'focus-group': 'Session',
  goal: 'Goal of participant',
};

/** Checks that the history is whole and as it was written, and says in words what came out. */
export function VerifyPart({ cohortId }: { cohortId: string }) {
  const connection = useConnection();
  const [records, setRecords] = useState(0);
  const verify = useMutation({
    mutationFn: () => {
      setRecords(0);
      return verifyAudit(connection, cohortId, setRecords);
    },
  });
  return (
    <section aria-label="Is the history whole?">
      <p>
        Every change is kept together with who made it, and each entry is sealed with the one before it. The
        check reads all of it again; nothing is changed.
      </p>
      <p>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          Check that the history is whole
        </Button>
      </p>
      <div role="status">
        {verify.isPending && <p className="quiet">{count(records, 'record')} checked so far …</p>}
        {verify.data && <Outcome found={verify.data} />}
      </div>
      <Problem error={verify.error} />
    </section>
  );
}

const Outcome = ({ found: { records, entries, broken } }: { found: Verification }) =>
  broken.length === 0 ? (
    <p className="note good">
      The history is whole: {count(entries, 'change')} of {count(records, 'record')}, none altered, missing or
      put in, and every record is what its history makes it.
    </p>
  ) : (
    <div className="note">
      <strong>
        The history of {count(broken.length, 'record')} is not whole. Somebody with access to the data changed
        it past this program: ask whoever runs it.
      </strong>
      <ul>
        {broken.map(({ record, version, fault }) => (
          <li key={record}>
            {recordText(record)}: change no. {version} {FAULTS[fault]}.
          </li>
        ))}
      </ul>
      <p>
        The other {count(records - broken.length, 'record')} of {records} are as they were written.
      </p>
    </div>
  );

function recordText(record: string): string {
  const { type, id } = recordOf({ record });
  return `${RECORDS[type] ?? type} ${id}`;
}
