import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ApiProblem } from './problem.ts';

/**
 * One change that a form or a button makes. The key stays the same for the same content until it has succeeded, so
 * that pressing again after a lost answer carries it out once.
 */
export function useChange<Input, Output>(
  send: (input: Input, key: string) => Promise<Output>,
  succeeded?: (output: Output, input: Input) => unknown,
): UseMutationResult<Output, ApiProblem, Input> {
  const wish = useRef<{ content: string; key: string } | undefined>(undefined);
  return useMutation<Output, ApiProblem, Input>({
    mutationFn: (input) => {
      const content = JSON.stringify(input) ?? '';
      if (wish.current?.content !== content) wish.current = { content, key: crypto.randomUUID() };
      return send(input, wish.current.key);
    },
    onSuccess: async (output, input) => {
      wish.current = undefined;
      await succeeded?.(output, input);
    },
  });
}
