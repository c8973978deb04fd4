import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { cohortQuery, type Progress } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import type { MoveEffect, ParticipantMove } from '../api/moves.ts';
import { rosterQuery } from '../api/participants.ts';
import { count, dayText, lastDayText, momentText } from '../words/moment.ts';
import { byName, personText } from '../words/person.ts';

/** As the API has them; and what moves from one time that is past to another. */
const EFFECTS: Record<MoveEffect | 'over', (people: string) => string> = {
  unchanged: (people) => `The same dates for ${people}.`,
  moves: (people) => `Moves for ${people}.`,
  over: (people) => `Over now, and over then, for ${people}: it is not asked again.`,
  stays: (people) => `Stays as it is for ${people}: it is done, and is not asked again.`,
  closes: (people) => `Would be over for ${people}: they could not do it any more.`,
  reopens: (people) => `Would be open again for ${people}, who have missed it.`,
  comes: (people) => `Is new for ${people}.`,
  goes: (people) => `Falls away for ${people}.`,
};

function effectOf(
  { effect, from, to }: ParticipantMove['touchpoints'][number],
  asOf: string,
): keyof typeof EFFECTS {
  const isPast = from && to && from.closes <= asOf && to.closes <= asOf;
  return effect === 'moves' && isPast ? 'over' : effect;
}

const windowText = (one: { opens: string; closes: string } | undefined, zone: string): string =>
  one ? `${dayText(one.opens, zone)} – ${lastDayText(one.closes, zone)}` : '';

interface Props {
  cohortId: string;
  progress: Progress;
  moves: ParticipantMove[];
}

/** What other dates mean, touchpoint by touchpoint, and for whom a booked seat falls outside. */
export function MoveEffects({ cohortId, progress, moves }: Props) {
  const connection = useConnection();
  const roster = useQuery(rosterQuery(connection, cohortId)).data ?? [];
  const zone = useQuery(cohortQuery(connection, cohortId)).data?.body.timeZone ?? 'UTC';
  const names = new Map(roster.map((one) => [one.id, personText(one)]));
  // Their windows begin and end with days of their own.
  const zones = new Map(roster.map((one) => [one.id, one.timeZone]));
  const outside = moves
    .flatMap(({ participantId: id, touchpoints }) =>
      touchpoints.flatMap(({ seatOutside: seat }) =>
        seat ? [{ id, name: names.get(id) ?? 'Somebody', seat }] : [],
      ),
    )
    .sort(byName);
  if (moves.length === 0) return <p>Nobody is enrolled: only the cohort’s own dates change.</p>;
  return (
    <>
      <div className="scroll">
        <table className="plain">
          <caption className="quiet">For {count(moves.length, 'participant')}</caption>
          <thead>
            <tr>
              <th scope="col">Touchpoint</th>
              <th scope="col">Open now</th>
              <th scope="col">Open then</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {progress.touchpoints.map(({ touchpoint, title }) => {
              const all = moves.flatMap((move) =>
                move.touchpoints
                  .filter((one) => one.touchpoint === touchpoint)
                  .map((one) => ({ ...one, zone: zones.get(move.participantId) ?? zone })),
              );
              const one = all.find(({ effect }) => effect !== 'stays') ?? all[0];
              const numbers = Object.entries(Object.groupBy(all, (move) => effectOf(move, progress.asOf)));
              return (
                <tr key={touchpoint}>
                  <th scope="row">{title}</th>
                  <td>{windowText(one?.from, one?.zone ?? zone)}</td>
                  <td>{windowText(one?.to, one?.zone ?? zone)}</td>
                  <td>
                    {numbers.map(([effect, some]) => (
                      <span key={effect} className="why">
                        {EFFECTS[effect as keyof typeof EFFECTS](count(some?.length ?? 0, 'participant'))}
                      </span>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {outside.length > 0 && (
        <div className="note">
          <strong>Seats outside the new window</strong>
          <p>
            They stay booked until you decide: change the session, or call it off, under{' '}
            <Link href={`/cohorts/${cohortId}/focus-groups`}>Focus groups</Link>.
          </p>
          <ul>
            {outside.map(({ id, name, seat }) => (
              <li key={`${id} ${seat.startsAt}`}>
                <Link href={`/cohorts/${cohortId}/people/${id}`}>{name}</Link>,{' '}
                {momentText(seat.startsAt, zone)}, {seat.place}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
