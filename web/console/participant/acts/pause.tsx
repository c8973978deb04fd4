import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Participant } from '../../api/participants.ts';
import { type Shown, useAct } from '../../api/use-act.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Done } from '../../parts/done.tsx';
import { Form } from '../../parts/form.tsx';
import { Problem } from '../../parts/problem.tsx';
import { fieldFault } from '../../words/fault.ts';
import { dateText } from '../../words/moment.ts';
import { personText } from '../../words/person.ts';

/** Until when somebody is away, or that they are back. */
export function Pause({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { person } = shown;
  const [day, setDay] = useState(person.awayUntil ?? '');
  const pause = useAct<Participant>(shown);
  const say = (awayUntil: string | null) =>
    pause.mutate({ method: 'PUT', path: 'away', body: { awayUntil } });
  if (pause.data) {
    const { awayUntil } = pause.data;
    return (
      <Done onClose={onClose}>
        {awayUntil
          ? `${personText(person)} is away. Invitations and reminders wait until ${dateText(awayUntil)}.`
          : `${personText(person)} is back. What has waited goes as soon as mail may go out.`}
      </Done>
    );
  }
  return (
    <Form label="Pause" problem={pause.error} onSubmit={() => say(day)}>
      <p>
        Invitations and reminders wait until they are back. Links, confirmations and sessions they have booked
        go on. No window moves: give them more time for a survey that closes meanwhile.
      </p>
      <Problem error={pause.error} fields={['/awayUntil']} />
      <DateField
        label="First day back"
        description="Mail is welcome again from this day on; a year from now at most"
        value={day}
        onChange={setDay}
        error={fieldFault(pause.error, '/awayUntil')}
      />
      <div className="row">
        <Button type="submit" loading={pause.isPending} disabled={day === ''}>
          Pause until then
        </Button>
        {person.awayUntil && (
          <Button variant="default" disabled={pause.isPending} onClick={() => say(null)}>
            They are back
          </Button>
        )}
      </div>
    </Form>
  );
}
