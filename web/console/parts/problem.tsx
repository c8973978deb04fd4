import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { faultText, problemText } from '../words/fault.ts';

interface Props {
  error: unknown;
  /** Pointers whose faults stand beside their fields; the others are listed here. */
  fields?: readonly string[];
  children?: ReactNode;
}

/** What went wrong, in words, said aloud as soon as it is there. */
export function Problem({ error, fields = [], children }: Props) {
  if (!error) return null;
  const isKnown = error instanceof ApiProblem;
  // Whoever is signed out reads it above the page.
  if (isKnown && error.status === 401) return null;
  const others =
    isKnown && error.status === 422 ? error.faults.filter((one) => !fields.includes(one.pointer)) : [];
  return (
    <Alert role="alert" color="red" title="That did not work" className="problem">
      <p>{isKnown ? problemText(error) : 'Something went wrong in this page. Load it again.'}</p>
      {others.length > 0 && isKnown && error.code === 'invalid-content' && (
        <ul>
          {others.map((fault) => (
            <li key={`${fault.pointer} ${fault.code}`}>
              {fault.pointer.slice(1)} {faultText(fault)}
            </li>
          ))}
        </ul>
      )}
      {children}
    </Alert>
  );
}
