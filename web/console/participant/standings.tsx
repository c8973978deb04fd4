import { Button } from '@mantine/core';
import type { OwnTouchpoint, ParticipantYear, TouchpointState } from '../api/participants.ts';
import type { Moment } from '../api/programs.ts';
import { WideTable } from '../parts/wide-table.tsx';
import { dateText } from '../words/moment.ts';
import { standingOf } from '../words/standing.ts';
import type { Act, OnAct } from './acts/act.ts';

interface Props {
  person: ParticipantYear;
  /** Absent where nothing can be done. */
  onAct: OnAct | undefined;
}

/** Where somebody stands with every touchpoint, and what can be done about it by hand. */
export const Standings = ({ person, onAct }: Props) => (
  <WideTable label="Where they stand">
    <table className="plain">
      <caption className="quiet">Where they stand</caption>
      <thead>
        <tr>
          <th scope="col">Touchpoint</th>
          <th scope="col">State</th>
          <th scope="col">Open</th>
          {onAct && <th scope="col">Change</th>}
        </tr>
      </thead>
      <tbody>
        {person.plan.map((planned) => {
          const { touchpoint, title, kind, opens, closes } = planned;
          const { text, look } = standingOf(person, touchpoint, kind);
          return (
            <tr key={touchpoint}>
              <th scope="row">{title}</th>
              <td>
                <span className={`state state-${look}`}>{text}</span>
              </td>
              <td>
                {dateText(opens.date)} – {dateText(closes.date)}
                <Why what="Opening" moment={opens} />
                <Why what="Closing" moment={closes} />
              </td>
              {onAct && (
                <td>
                  <div className="row">
                    {actsOn(planned, person.touchpoints[touchpoint]).map(([act, name]) => (
                      <Button
                        key={act.kind}
                        size="xs"
                        variant="default"
                        aria-label={`${name}: ${title}`}
                        onClick={({ currentTarget }) => onAct(act, currentTarget)}
                      >
                        {name}
                      </Button>
                    ))}
                  </div>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  </WideTable>
);

/** Why a date is not the day that plain counting gives. */
const Why = ({ what, moment }: { what: string; moment: Moment }) =>
  moment.reasons.length > 0 && (
    <span className="why">
      {what}: {moment.reasons.map(({ text }) => text).join('; ')}
    </span>
  );

/** What may be done now; the API has the last word. */
function actsOn(
  { touchpoint, extendableUntil }: OwnTouchpoint,
  state: TouchpointState | undefined,
): [Act, string][] {
  const acts: [Act, string][] = [];
  if (extendableUntil) acts.push([{ kind: 'more-time', touchpoint }, 'More time']);
  if (state?.kind === 'open') acts.push([{ kind: 'link', touchpoint }, 'New link']);
  if (!state || state.kind === 'open') acts.push([{ kind: 'excuse', touchpoint }, 'Excuse']);
  if (state?.why === 'excused') acts.push([{ kind: 'expect', touchpoint }, 'Expect after all']);
  return acts;
}
