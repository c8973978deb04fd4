import { Button } from '@mantine/core';

interface Props {
  /** What it is called to do it. */
  words: string;
  isPending: boolean;
  onDo: () => void;
  onClose: () => void;
}

/** The end of a question: to do it, or, where the focus is, to leave everything as it stands. */
export function DoOrLeave({ words, isPending, onDo, onClose }: Props) {
  return (
    <div className="row">
      <Button loading={isPending} onClick={onDo}>
        {words}
      </Button>
      <Button variant="default" data-autofocus onClick={onClose}>
        Change nothing
      </Button>
    </div>
  );
}
