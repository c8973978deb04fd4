import { Link } from 'wouter';
import type { FocusGroup } from '../api/focus-groups.ts';
import { Heading } from '../parts/heading.tsx';
import { count, momentText, timeText } from '../words/moment.ts';
import { Attendance } from './attendance.tsx';
import { SessionActs } from './session-acts.tsx';

interface Props {
  cohortId: string;
  group: FocusGroup;
  /** What it is a session of, where that does not go without saying. */
  of: string | undefined;
  timeZone: string;
  asOf: string;
  nameOf: (participantId: string) => string;
  /** Undefined while it is not known. */
  mayRecord: (participantId: string, group: FocusGroup) => boolean | undefined;
  /** What is to be feared of it. */
  warning: string | undefined;
}

/** How many came and did not, as far as it is recorded. */
function attendanceText({ seats }: FocusGroup): string {
  const said = (what: 'attended' | 'no-show') => seats.filter(({ attendance }) => attendance === what).length;
  const [came, missed] = [said('attended'), said('no-show')];
  const open = seats.length - came - missed;
  return `, ${came} came, ${missed} did not come${open > 0 ? `, ${open} not recorded` : ''}`;
}

/** One session: when and where, who has a seat, who waits, and who came. */
export function SessionPart({ cohortId, group, of, timeZone, asOf, nameOf, mayRecord, warning }: Props) {
  const { id, startsAt, endsAt, place, joinUrl, capacity, seats, waiting, offers, cancelledAt } = group;
  const listed = (ids: { participantId: string }[]) =>
    ids.map(({ participantId }, index) => (
      <span key={participantId}>
        {index > 0 && ', '}
        <Link href={`/cohorts/${cohortId}/people/${participantId}`}>{nameOf(participantId)}</Link>
      </span>
    ));
  return (
    <section aria-labelledby={id}>
      <Heading id={id}>
        {momentText(startsAt, timeZone)} – {timeText(endsAt, timeZone)}
      </Heading>
      <p className="quiet">
        {of && `${of}. `}
        {cancelledAt ? 'Called off. ' : ''}
        {place}
        {joinUrl && `, ${joinUrl}`}
      </p>
      <p>
        <strong>
          {seats.length} of {count(capacity, 'seat')} taken
        </strong>
        {asOf >= startsAt && seats.length > 0 && attendanceText(group)}
        {offers.length > 0 && `, ${count(offers.length, 'seat')} offered`}
        {waiting.length > 0 && <>; waiting: {listed(waiting)}</>}
      </p>
      {warning !== undefined && <p className="note">{warning}</p>}
      {asOf < startsAt ? (
        seats.length > 0 && <p>{listed(seats)}</p>
      ) : (
        <Attendance cohortId={cohortId} group={group} nameOf={nameOf} mayRecord={mayRecord} />
      )}
      <SessionActs
        cohortId={cohortId}
        group={group}
        timeZone={timeZone}
        isAhead={asOf < startsAt && !cancelledAt}
      />
    </section>
  );
}
