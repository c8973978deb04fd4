import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { emptySent, type SentFields, sentFields } from './sent-fields.ts';

interface Props {
  /** Its name for whoever does not see it. */
  label: string;
  problem: ApiProblem | null;
  onSubmit: (values: Record<string, string>) => void;
  /** How often what was sent was taken; each time the form is emptied of it, for the next. */
  taken?: number;
  children: ReactNode;
}

/**
 * A form that hands over what is in it, trimmed, by the names of its fields. After a refusal the first field with a
 * fault has the focus, unless somebody has gone on to another one meanwhile: what they type there must not end in it.
 */
export function Form({ label, problem, onSubmit, taken = 0, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef<Element>(null);
  const sent = useRef<SentFields>(undefined);
  useEffect(() => {
    if (taken > 0 && form.current && sent.current) emptySent(form.current, sent.current);
  }, [taken]);
  useEffect(() => {
    const { activeElement: on, body } = document;
    const hasGoneOn = on !== body && on !== pressed.current && form.current?.contains(on);
    if (problem?.status !== 422 || hasGoneOn) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    pressed.current = document.activeElement;
    sent.current = sentFields(event.currentTarget);
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
