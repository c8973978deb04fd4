import { type ReactNode, useEffect, useRef } from 'react';

let pages = 0;

/**
 * One page with its only `h1`, which gets the focus when the page takes the place of another, so that a screen reader
 * says where one is now.
 */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A part of the page that the address names takes the focus itself.
    if (pages > 0 && location.hash === '') heading.current?.focus();
    pages += 1;
  }, []);
  useEffect(() => {
    document.title = `${title} | Leadership journeys`;
  }, [title]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}
