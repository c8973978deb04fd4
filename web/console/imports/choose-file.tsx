import { type DragEvent, useEffect, useId, useState } from 'react';

interface Props {
  disabled: boolean;
  onFile: (file: File) => void;
}

/** A file to choose, or to drop here. */
export function ChooseFile({ disabled, onFile }: Props) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // A file that is dropped beside it would otherwise take the place of the whole page.
    const stay = (event: Event) => event.preventDefault();
    addEventListener('dragover', stay);
    addEventListener('drop', stay);
    return () => {
      removeEventListener('dragover', stay);
      removeEventListener('drop', stay);
    };
  }, []);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !disabled) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field in it does the same by keyboard
    <div
      className={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>CSV file</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        aria-describedby={`${id}-limits`}
        disabled={disabled}
        // So that the same file, corrected meanwhile, is read again.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
        }}
      />
      <p id={`${id}-limits`} className="quiet">
        Or drop it here. At most 2,000 people and 1 MB. Nobody is enrolled before you have seen the file row
        by row.
      </p>
    </div>
  );
}
