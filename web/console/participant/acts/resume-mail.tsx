import type { Participant } from '../../api/participants.ts';
import { type Shown, useAct } from '../../api/use-act.ts';
import { Done } from '../../parts/done.tsx';
import { Problem } from '../../parts/problem.tsx';
import { personText } from '../../words/person.ts';
import { DoOrLeave } from './do-or-leave.tsx';

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
      <DoOrLeave
        words="They asked for it"
        isPending={resume.isPending}
        onDo={() => resume.mutate({ method: 'PUT', path: 'mail', body: { welcome: true } })}
        onClose={onClose}
      />
    </>
  );
}
