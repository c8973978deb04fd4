import type { ReactNode } from 'react';
import { type Scope, useMay } from '../api/may.ts';

interface Props {
  scope: Scope;
  /** For whoever may not. */
  otherwise?: ReactNode;
  children: ReactNode;
}

/** Something for those who may do it. The API refuses the others whatever is shown. */
export function May({ scope, otherwise = null, children }: Props) {
  const may = useMay(scope);
  return may === undefined ? null : may ? children : otherwise;
}

/** Stands on a page that is for changing something alone. */
export const LookOnly = () => (
  <p className="note">Your account may look at this program, but not change it. Ask a coordinator.</p>
);
