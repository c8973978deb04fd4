import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FocusGroup } from '../api/focus-groups.ts';
import { Dialog } from '../parts/dialog.tsx';
import { May } from '../parts/may.tsx';
import { momentText } from '../words/moment.ts';
import { CallOff } from './call-off.tsx';
import { ChangeSession } from './change-session.tsx';

interface Props {
  cohortId: string;
  group: FocusGroup;
  timeZone: string;
  /** It is still to come, and nobody has called it off. */
  isAhead: boolean;
}

const ACTS = ['Change', 'Call off'] as const;

/** What can be done about a session that is ahead. */
export function SessionActs({ cohortId, group, timeZone, isAhead }: Props) {
  const queries = useQueryClient();
  const [open, setOpen] = useState<{ act: (typeof ACTS)[number]; when: string; from: HTMLElement }>();
  const close = useCallback(() => {
    setOpen(undefined);
    // Where it was refused, somebody else has changed it meanwhile.
    queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
  }, [queries, cohortId]);
  const when = momentText(group.startsAt, timeZone);
  return (
    <May scope="staff/write">
      {isAhead && (
        <div className="row no-print">
          {ACTS.map((act) => (
            <Button
              key={act}
              size="xs"
              variant="default"
              aria-label={`${act} ${when}`}
              onClick={({ currentTarget: from }) => setOpen({ act, when, from })}
            >
              {act}
            </Button>
          ))}
        </div>
      )}
      {open && (
        <Dialog title={`${open.act}: ${open.when}`} from={open.from} onClose={close}>
          {open.act === 'Change' ? (
            <ChangeSession cohortId={cohortId} id={group.id} timeZone={timeZone} onClose={close} />
          ) : (
            <CallOff cohortId={cohortId} group={group} onClose={close} />
          )}
        </Dialog>
      )}
    </May>
  );
}
