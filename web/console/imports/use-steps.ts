import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Import } from './import-state.ts';
import { untilDone } from './until-done.ts';

interface Steps<Input> {
  run: UseMutationResult<Import, Error, Input>;
  /** How far it is; undefined before the first answer. */
  state: Import | undefined;
  /** The server did not answer, and is asked again. */
  isWaiting: boolean;
}

const pause = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));

/** A call that is repeated until all is done, and what it has changed read anew then, also where it stopped. */
export function useSteps<Input>(
  cohortId: string,
  send: (input: Input) => Promise<Import>,
  isDone: (state: Import) => boolean,
): Steps<Input> {
  const queries = useQueryClient();
  const [state, setState] = useState<Import>();
  const [isWaiting, setWaiting] = useState(false);
  const run = useMutation<Import, Error, Input>({
    mutationFn: (input) => {
      setState(undefined);
      setWaiting(false);
      const tell = (next: Import | undefined) => {
        setWaiting(next === undefined);
        if (next) setState(next);
      };
      return untilDone({ send: () => send(input), isDone, tell, pause });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['cohort', cohortId] }),
  });
  return { run, state, isWaiting };
}
