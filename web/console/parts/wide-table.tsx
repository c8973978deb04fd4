import type { ReactNode } from 'react';

interface Props {
  /** What it is about, for whoever does not see it. */
  label: string;
  children: ReactNode;
}

/** A table that may be wider than the page: it scrolls by itself, and by keyboard. */
export const WideTable = ({ label, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
  <section className="scroll" tabIndex={0} aria-label={`Table: ${label}`}>
    {children}
  </section>
);
