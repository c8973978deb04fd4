import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OwnTouchpoint, Participant } from '../../api/participants.ts';
import type { PlannedTouchpoint } from '../../api/programs.ts';
import { DRY_RUN, type Shown, useAct } from '../../api/use-act.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Done } from '../../parts/done.tsx';
import { Form } from '../../parts/form.tsx';
import { Problem } from '../../parts/problem.tsx';
import { extensionText } from '../../words/extension.ts';
import { fieldFault } from '../../words/fault.ts';
import { dateText, untilText } from '../../words/moment.ts';

type Extended = Participant & { planned: PlannedTouchpoint };

interface Props {
  shown: Shown;
  planned: OwnTouchpoint;
  onClose: () => void;
}

/** More time for one survey: first what it would mean, then, once that is confirmed, the change. */
export function MoreTime({ shown, planned, onClose }: Props) {
  const { person } = shown;
  const { touchpoint, extendableUntil: latest } = planned;
  const given = person.extensions?.[touchpoint];
  const [day, setDay] = useState(given ?? '');
  // As it was when the effect was asked for: afterwards the page shows what is new.
  const [seen, setSeen] = useState({ person, planned });
  const preview = useAct<Extended>(shown);
  const give = useAct<Extended>(shown);
  const ask = (closesOn: string | null, end = '') => ({
    method: 'PUT' as const,
    path: `extensions/${touchpoint}${end}`,
    body: { closesOn },
  });
  const show = (closesOn: string | null) => {
    setSeen({ person, planned });
    preview.mutate(ask(closesOn, DRY_RUN));
  };
  const effect = (after: Extended) => extensionText(seen.person, seen.planned, after);
  if (give.data) return <Done onClose={onClose}>{effect(give.data).done}</Done>;
  const wanted = preview.variables?.body as { closesOn: string | null } | undefined;
  return (
    <>
      <Form label="More time" problem={preview.error} onSubmit={() => show(day)}>
        <p>
          It {person.touchpoints[touchpoint]?.kind === 'missed' ? 'was' : 'is'} open until{' '}
          {untilText(planned.closes.at, person.timeZone)}
          {given && ', which is longer than for the others'}. Nothing changes until you have seen what would,
          and confirmed it.
        </p>
        <Problem error={preview.error} fields={['/closesOn']} />
        <DateField
          label="Last day"
          near={planned.closes.date}
          description={`They have until the end of it${latest ? `; ${dateText(latest)} at the latest` : ''}`}
          value={day}
          onChange={(date) => {
            setDay(date);
            preview.reset();
            give.reset();
          }}
          error={fieldFault(preview.error, '/closesOn')}
        />
        <div className="row">
          <Button
            type="submit"
            variant={preview.data ? 'default' : 'filled'}
            loading={preview.isPending}
            disabled={day === ''}
          >
            Show what would change
          </Button>
          {given && (
            <Button variant="default" onClick={() => show(null)}>
              Take it back
            </Button>
          )}
        </div>
      </Form>
      <div role="status">
        {preview.data && wanted && (
          <div className="note">
            <p>{effect(preview.data).would}</p>
            <Problem error={give.error} />
            <Button loading={give.isPending} onClick={() => give.mutate(ask(wanted.closesOn))}>
              {wanted.closesOn === null ? 'Take it back' : 'Give more time'}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
