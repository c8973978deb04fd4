import { Button } from '@mantine/core';
import type { FileGroup } from './file-groups.ts';

interface Props extends FileGroup {
  /** The name of the file that is on its way. */
  busy: string | undefined;
  onDownload: (name: string) => void;
}

/** Files of one kind, each with what is in it and a button for each way it can be had. */
export const FileList = ({ title, about, files, busy, onDownload }: Props) => (
  <section aria-label={title}>
    <h2>{title}</h2>
    {about && <p>{about}</p>}
    <ul className="files">
      {files.map((file) => (
        <li key={file.title}>
          <div>
            <h3>{file.title}</h3>
            <p className="quiet">{file.about}</p>
          </div>
          <div className="row">
            {file.variants.map(({ name, words }) => (
              <Button
                key={name}
                variant="default"
                loading={busy === name}
                disabled={busy !== undefined && busy !== name}
                aria-label={`Download: ${file.title}${words && `, ${words.toLowerCase()}`}`}
                onClick={() => onDownload(name)}
              >
                {words || 'Download'}
              </Button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  </section>
);
