import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import type { ApiProblem } from '../api/problem.ts';

interface Props {
  /** Its name for whoever does not see it. */
  label: string;
  problem: ApiProblem | null;
  onSubmit: (values: Record<string, string>) => void;
  children: ReactNode;
}

/**
 * A form that hands over what is in it, trimmed, by the names of its fields. After a refusal the first field with a
 * fault has the focus.
 */
export function Form({ label, problem, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem?.status === 422) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      String(value).trim(),
    ]);
    onSubmit(Object.fromEntries(values) as Record<string, string>);
  };
  return (
    <form ref={form} aria-label={label} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}
