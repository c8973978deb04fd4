import { Button } from '@mantine/core';
import type { Participant } from '../../api/participants.ts';
import { type Shown, useAct } from '../../api/use-act.ts';
import { Done } from '../../parts/done.tsx';
import { Problem } from '../../parts/problem.tsx';
import { personText } from '../../words/person.ts';

/** Lets mail come again to somebody who has asked for it. */
export function ResumeMail({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { person } = shown;
  const resume = useAct<Participant>(shown);
  if (resume.data) {
    return (
      <Done onClose={onClose}>
        {personText(person)} gets invitations and reminders again, from the next one on.
      </Done>
    );
  }
  return (
    <>
      <p>
        They had asked for no more mail, and only they can change that. Do this when they have told you that
        they want it again; the history says that you did. What was left out meanwhile is not sent later.
      </p>
      <Problem error={resume.error} />
      <div className="row">
        <Button
          loading={resume.isPending}
          onClick={() => resume.mutate({ method: 'PUT', path: 'mail', body: { welcome: true } })}
        >
          They asked for it
        </Button>
        <Button variant="default" data-autofocus onClick={onClose}>
          Change nothing
        </Button>
      </div>
    </>
  );
}
