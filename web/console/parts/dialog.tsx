import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

const CALENDAR = '.mantine-DateInput-monthThead';

interface Props {
  title: string;
  /** What was pressed: it gets the focus back, or, where the change has taken it away, the page's heading. */
  from: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}

/** A question about one thing, above the page, as long as it is there. */
export function Dialog({ title, from, onClose, children }: Props) {
  useEffect(
    () => () => {
      const to = from.isConnected ? from : document.querySelector<HTMLElement>('h1');
      to?.focus();
    },
    [from],
  );
  useEffect(() => {
    // Where a calendar is open, Escape closes that, and not what was typed with it. Nothing has the focus while a
    // change is on its way, so the dialog cannot listen itself; and the calendar must not be gone yet.
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && !document.querySelector(CALENDAR)) onClose();
    };
    addEventListener('keydown', closeOnEscape, { capture: true });
    return () => removeEventListener('keydown', closeOnEscape, { capture: true });
  }, [onClose]);
  return (
    <Modal.Root opened onClose={onClose} returnFocus={false} closeOnEscape={false}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Mantine's own would be a second banner of the page. */}
        <Modal.Header role="presentation">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
