import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { importsQuery } from '../api/imports.ts';
import { Read } from '../parts/read.tsx';
import { momentText } from '../words/moment.ts';
import type { Import } from './import-state.ts';
import { importText } from './import-words.ts';
import { UndoImport } from './undo-import.tsx';

/** The files of a cohort, the newest first; each can be undone for those of its people whom nobody has written to. */
export function EarlierImports({ cohortId }: { cohortId: string }) {
  const connection = useConnection();
  const imports = useQuery(importsQuery(connection, cohortId));
  const zone = useQuery(cohortQuery(connection, cohortId)).data?.body.timeZone ?? 'UTC';
  const [asked, setAsked] = useState<{ one: Import; from: HTMLElement }>();
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">Imports so far</h2>
      <Read query={imports} what="the imports">
        {(items) =>
          items.length === 0 ? (
            <p>No file has been imported into this cohort.</p>
          ) : (
            <Files items={items} zone={zone} onUndo={(one, from) => setAsked({ one, from })} />
          )
        }
      </Read>
      {asked && (
        <UndoImport
          cohortId={cohortId}
          of={asked.one}
          from={asked.from}
          title={`Undo the import of ${momentText(asked.one.createdAt, zone)}?`}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

interface FilesProps {
  items: readonly Import[];
  zone: string;
  onUndo: (one: Import, button: HTMLElement) => void;
}

const Files = ({ items, zone, onUndo }: FilesProps) => (
  <div className="scroll">
    <table className="plain">
      <caption className="quiet">An import can be undone for everybody who has not been written to</caption>
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col" className="number">
            Rows
          </th>
          <th scope="col" className="number">
            Enrolled
          </th>
          <th scope="col" className="number">
            There before
          </th>
          <th scope="col">State</th>
          <th scope="col">Undo</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => {
          const begun = momentText(one.createdAt, zone);
          return (
            <tr key={one.importId}>
              <th scope="row">{begun}</th>
              <td className="number">{one.rows}</td>
              <td className="number">{one.enrolled + (one.undone ?? 0) + (one.kept ?? 0)}</td>
              <td className="number">{one.known}</td>
              <td>{importText(one)}</td>
              <td>
                {one.enrolled > 0 && (
                  <Button
                    variant="default"
                    aria-label={`Undo the import of ${begun}`}
                    onClick={({ currentTarget }) => onUndo(one, currentTarget)}
                  >
                    Undo …
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);
