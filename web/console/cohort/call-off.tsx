import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useConnection } from '../api/connection.ts';
import type { FocusGroup } from '../api/focus-groups.ts';
import { useChange } from '../api/use-change.ts';
import { Done } from '../parts/done.tsx';
import { Problem } from '../parts/problem.tsx';
import { count } from '../words/moment.ts';

interface Props {
  cohortId: string;
  group: FocusGroup;
  onClose: () => void;
}

/** Calls a session off, once it has been confirmed: what that does, before; what it has done, after. */
export function CallOff({ cohortId, group: { id, seats }, onClose }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  const callOff = useChange(
    (_: undefined, key) =>
      connection.ask('POST', `/cohorts/${cohortId}/focus-groups/${id}/cancellation`, { key }),
    () => queries.invalidateQueries({ queryKey: ['cohort', cohortId] }),
  );
  if (callOff.isSuccess) return <Done onClose={onClose}>It is called off. Whoever had a seat is told.</Done>;
  const have = seats.length === 1 ? '1 person has' : `${count(seats.length, 'person', 'people')} have`;
  return (
    <>
      <p>
        {seats.length === 0
          ? 'Nobody has a seat.'
          : `${have} a seat: they are told by mail, and may choose another session.`}{' '}
        Nobody can book this one any more. It cannot be taken back.
      </p>
      <Problem error={callOff.error} />
      <div className="row">
        <Button color="red" loading={callOff.isPending} onClick={() => callOff.mutate(undefined)}>
          Call it off
        </Button>
        <Button variant="default" data-autofocus onClick={onClose}>
          Keep it
        </Button>
      </div>
    </>
  );
}
