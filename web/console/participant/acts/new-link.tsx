import { Button } from '@mantine/core';
import type { Participant } from '../../api/participants.ts';
import type { PlannedTouchpoint } from '../../api/programs.ts';
import { type Shown, useAct } from '../../api/use-act.ts';
import { Done } from '../../parts/done.tsx';
import { Problem } from '../../parts/problem.tsx';

interface Props {
  shown: Shown;
  /** What the link should open; what can be used now where it is left out. */
  planned: PlannedTouchpoint | undefined;
  onClose: () => void;
}

/** Has a new link mailed, as if they had asked for it themselves. */
export function NewLink({ shown, planned, onClose }: Props) {
  const { person } = shown;
  const link = useAct<Participant>(shown);
  if (link.data) {
    const { touchpoint } = link.data.linkRequest ?? {};
    const title =
      person.plan.find((one) => one.touchpoint === touchpoint)?.title ?? 'their lasting page, My year';
    return <Done onClose={onClose}>A new link is on its way. It opens: {title}.</Done>;
  }
  const body = planned ? { touchpoint: planned.touchpoint } : {};
  return (
    <>
      <p>
        A mail with a new link goes to {person.email ?? 'the address on file'} at once, at any hour.{' '}
        {planned
          ? `It opens “${planned.title}” if that can be done now, else what can be.`
          : 'It opens what they can do now, else their lasting page.'}
      </p>
      <Problem error={link.error} />
      <div className="row">
        <Button loading={link.isPending} onClick={() => link.mutate({ method: 'POST', path: 'links', body })}>
          Mail a new link
        </Button>
        <Button variant="default" data-autofocus onClick={onClose}>
          Mail nothing
        </Button>
      </div>
    </>
  );
}
