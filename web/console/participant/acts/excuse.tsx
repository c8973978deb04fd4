import type { PlannedTouchpoint } from '../../api/programs.ts';
import { type Shown, useAct } from '../../api/use-act.ts';
import { Done } from '../../parts/done.tsx';
import { Problem } from '../../parts/problem.tsx';
import { DoOrLeave } from './do-or-leave.tsx';

interface Props {
  shown: Shown;
  planned: PlannedTouchpoint;
  /** They are to be excused; otherwise it is expected of them after all. */
  isExcused: boolean;
  onClose: () => void;
}

/** Excuses somebody from one touchpoint, or expects it of them after all. */
export function Excuse({ shown, planned, isExcused, onClose }: Props) {
  const excuse = useAct(shown);
  const { touchpoint, kind } = planned;
  if (excuse.data) {
    const state = excuse.data.touchpoints[touchpoint]?.kind;
    return (
      <Done onClose={onClose}>
        {isExcused
          ? 'They are excused: nothing more is asked of them about it.'
          : state === 'missed'
            ? 'It is expected again, but its window has closed: it counts as missed.'
            : 'It is expected of them again.'}
      </Done>
    );
  }
  return (
    <>
      <p>
        {isExcused
          ? `Nothing more is asked of them about it: no invitation, no reminder${kind === 'focus-group' ? ', no place on a waiting list' : ''}. It counts as declined, not as done. You can take this back.`
          : 'It is asked of them as of the others: while it is open they are invited and reminded. If it has closed by now, it counts as missed.'}
      </p>
      <Problem error={excuse.error} />
      <DoOrLeave
        words={isExcused ? 'Excuse them' : 'Expect it after all'}
        isPending={excuse.isPending}
        onDo={() =>
          excuse.mutate({ method: 'PUT', path: `excuses/${touchpoint}`, body: { excused: isExcused } })
        }
        onClose={onClose}
      />
    </>
  );
}
