import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

/** What has happened, in a dialog that has done its work. */
export function Done({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      <div role="status" className="done">
        {children}
      </div>
      <Button ref={close} onClick={onClose}>
        Done
      </Button>
    </>
  );
}
