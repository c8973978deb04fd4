import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of what has just come in the place of something else: it gets the focus, so that it is said. */
export function ResultHeading({ id, children }: { id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
