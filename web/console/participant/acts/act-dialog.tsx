import type { Shown } from '../../api/use-act.ts';
import { Dialog } from '../../parts/dialog.tsx';
import type { Act } from './act.ts';
import { Excuse } from './excuse.tsx';
import { MoreTime } from './more-time.tsx';
import { NewLink } from './new-link.tsx';
import { Pause } from './pause.tsx';
import { ResumeMail } from './resume-mail.tsx';

interface Props {
  shown: Shown;
  act: Act;
  from: HTMLElement;
  onClose: () => void;
}

/** The dialog of one act: what it does, before; what it has done, after. */
export function ActDialog({ shown, act, from, onClose }: Props) {
  const planned = shown.person.plan.find(
    ({ touchpoint }) => 'touchpoint' in act && touchpoint === act.touchpoint,
  );
  const all = { shown, onClose };
  const title = planned ? `: ${planned.title}` : '';
  return (
    <Dialog title={`${TITLES[act.kind]}${title}`} from={from} onClose={onClose}>
      {act.kind === 'pause' && <Pause {...all} />}
      {act.kind === 'resume' && <ResumeMail {...all} />}
      {act.kind === 'link' && <NewLink {...all} planned={planned} />}
      {act.kind === 'more-time' && planned && <MoreTime {...all} planned={planned} />}
      {(act.kind === 'excuse' || act.kind === 'expect') && planned && (
        <Excuse {...all} planned={planned} isExcused={act.kind === 'excuse'} />
      )}
    </Dialog>
  );
}

const TITLES: Record<Act['kind'], string> = {
  pause: 'Pause',
  resume: 'Mail again',
  link: 'Mail a new link',
  'more-time': 'More time',
  excuse: 'Excuse',
  expect: 'Expect after all',
};
