import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of a part that other pages point at: where the address names it, it gets the focus instead of the page. */
export function Heading({ id, children }: { id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (location.hash === `#${id}`) heading.current?.focus();
  }, [id]);
  return (
    <h2 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
