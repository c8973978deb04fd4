import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useConnection } from '../api/connection.ts';
import type { FocusGroup } from '../api/focus-groups.ts';
import { rosterQuery } from '../api/participants.ts';
import { count, momentText, timeText } from '../words/moment.ts';
import { personText } from '../words/person.ts';
import { Attendance } from './attendance.tsx';

interface Props {
  cohortId: string;
  group: FocusGroup;
  timeZone: string;
  asOf: string;
}

/** One session: when and where, who has a seat, who waits, and who came. */
export function SessionPart({ cohortId, group, timeZone, asOf }: Props) {
  const { id, startsAt, endsAt, place, joinUrl, capacity, seats, waiting, offers, cancelledAt } = group;
  const roster = useQuery(rosterQuery(useConnection(), cohortId));
  const names = new Map(roster.data?.map((one) => [one.id, personText(one)]));
  const nameOf = (participantId: string) => names.get(participantId) ?? 'Somebody';
  const listed = (ids: { participantId: string }[]) =>
    ids.map(({ participantId }, index) => (
      <span key={participantId}>
        {index > 0 && ', '}
        <Link href={`/cohorts/${cohortId}/people/${participantId}`}>{nameOf(participantId)}</Link>
      </span>
    ));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {momentText(startsAt, timeZone)} – {timeText(endsAt, timeZone)}
      </h2>
      <p className="quiet">
        {cancelledAt ? 'Called off. ' : ''}
        {place}
        {joinUrl && `, ${joinUrl}`}
      </p>
      <p>
        <strong>
          {seats.length} of {count(capacity, 'seat')} taken
        </strong>
        {offers.length > 0 && `, ${count(offers.length, 'seat')} offered`}
        {waiting.length > 0 && <>; waiting: {listed(waiting)}</>}
      </p>
      {asOf < startsAt ? (
        seats.length > 0 && <p>{listed(seats)}</p>
      ) : (
        <Attendance cohortId={cohortId} group={group} nameOf={nameOf} />
      )}
    </section>
  );
}
