import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useConnection } from '../api/connection.ts';
import type { Participant } from '../api/participants.ts';
import { useChange } from '../api/use-change.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Problem } from '../parts/problem.tsx';
import { personText } from '../words/person.ts';

/** Withdraws a participant, once it has been confirmed. */
export function Withdraw({ cohortId, person }: { cohortId: string; person: Participant }) {
  const connection = useConnection();
  const queries = useQueryClient();
  const [from, setFrom] = useState<HTMLElement>();
  const close = () => setFrom(undefined);
  const withdraw = useChange(
    (_: undefined, key) =>
      connection.ask('POST', `/cohorts/${cohortId}/participants/${person.id}/withdrawal`, { key }),
    async () => {
      close();
      await queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
    },
  );
  return (
    <section aria-labelledby="withdraw" className="no-print">
      <h2 id="withdraw">Withdraw</h2>
      <p>
        At once: no more mail, and their seat is free. Answers that were sent stay. This cannot be undone.
      </p>
      <Button color="red" variant="outline" onClick={({ currentTarget }) => setFrom(currentTarget)}>
        Withdraw {personText(person)}
      </Button>
      {from && (
        <Dialog title={`Withdraw ${personText(person)}?`} from={from} onClose={close}>
          <p>They get no more mail and lose their seat at once. This cannot be undone.</p>
          <Problem error={withdraw.error} />
          <div className="row">
            <Button color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
              Withdraw
            </Button>
            <Button variant="default" data-autofocus onClick={close}>
              Keep
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
