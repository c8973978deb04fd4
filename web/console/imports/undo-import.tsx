import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useConnection } from '../api/connection.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Problem } from '../parts/problem.tsx';
import { count } from '../words/moment.ts';
import type { Import } from './import-state.ts';
import { importText } from './import-words.ts';
import { StepsProgress } from './steps-progress.tsx';
import { useSteps } from './use-steps.ts';

interface Props {
  cohortId: string;
  of: Import;
  title: string;
  /** What was pressed. */
  from: HTMLElement;
  onClose: () => void;
}

/** Takes an import back, once it has been confirmed, and says what became of it. */
export function UndoImport({ cohortId, of, title, from, onClose }: Props) {
  const connection = useConnection();
  const { run, state, isWaiting } = useSteps<undefined>(
    cohortId,
    async () =>
      (await connection.ask<Import>('POST', `/cohorts/${cohortId}/imports/${of.importId}/undo`)).body,
    ({ enrolled }) => enrolled === 0,
  );
  const whom = of.enrolled === 1 ? 'the person whom' : `the ${count(of.enrolled, 'person', 'people')} whom`;
  return (
    <Dialog title={title} from={from} onClose={onClose}>
      {run.data ? (
        <Undone words={importText(run.data)} onClose={onClose} />
      ) : (
        <>
          <p>
            This withdraws {whom} this file enrolled: they get no mail, and their{' '}
            {of.enrolled === 1 ? 'address' : 'addresses'} can be enrolled again.
          </p>
          <p>
            Whoever has been written to already, or was withdrawn by hand, stays as they are: for them it is
            too late.
          </p>
          <Problem error={run.error} />
          {run.isPending && (
            <StepsProgress
              label="People dealt with"
              done={state ? of.enrolled - state.enrolled : 0}
              of={of.enrolled}
              isWaiting={isWaiting}
            />
          )}
          <div className="row">
            <Button color="red" loading={run.isPending} onClick={() => run.mutate(undefined)}>
              Undo this import
            </Button>
            <Button variant="default" data-autofocus onClick={onClose}>
              {run.isPending ? 'Close' : 'Keep'}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** What became of it; what had the focus is gone. */
function Undone({ words, onClose }: { words: string; onClose: () => void }) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      <p role="status">{words}</p>
      <Button ref={close} onClick={onClose}>
        Close
      </Button>
    </>
  );
}
