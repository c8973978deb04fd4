import { useQuery } from '@tanstack/react-query';
import { nameOrder } from '../../../domain/name-order.ts';
import type { TouchpointProgress } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import type { FocusGroup } from '../api/focus-groups.ts';
import { rosterQuery } from '../api/participants.ts';
import { proposalQuery } from '../api/proposal-query.ts';
import { May } from '../parts/may.tsx';
import { Read } from '../parts/read.tsx';
import { dateText } from '../words/moment.ts';
import { personText } from '../words/person.ts';
import { warningText } from '../words/proposal.ts';
import { ProposedSessions } from './proposed-sessions.tsx';
import { SessionPart } from './session-part.tsx';

interface Props {
  cohortId: string;
  touchpoint: TouchpointProgress;
  groups: FocusGroup[];
  /** There are sessions of others beside these. */
  isOneOfSeveral: boolean;
  timeZone: string;
  asOf: string;
}

/** The sessions of one focus group, with what is to be feared of them, and those that it still needs. */
export function FocusGroupSessions({ cohortId, touchpoint, groups, isOneOfSeveral, timeZone, asOf }: Props) {
  const connection = useConnection();
  const proposal = useQuery(proposalQuery(connection, cohortId, touchpoint.touchpoint));
  const roster = useQuery(rosterQuery(connection, cohortId));
  const people = new Map(roster.data?.map((one) => [one.id, one]));
  const nameOf = (participantId: string) => {
    const one = people.get(participantId);
    return one ? personText(one) : 'Somebody';
  };
  const byName = (a: string, b: string) => nameOrder(nameOf(a), nameOf(b));
  const mayRecord = (participantId: string, { id }: FocusGroup) => {
    const one = people.get(participantId);
    return one && one.touchpoints[touchpoint.touchpoint]?.seat?.focusGroupId === id;
  };
  const outlooks = new Map(proposal.data?.published.map((one) => [one.focusGroupId, one]));
  const warningOf = (group: FocusGroup) => {
    const outlook = outlooks.get(group.id);
    return outlook && warningText(outlook, Math.min(proposal.data!.size.from, group.capacity));
  };
  return (
    <>
      {groups.map((group) => (
        <SessionPart
          key={group.id}
          cohortId={cohortId}
          group={{
            ...group,
            seats: group.seats.toSorted((a, b) => byName(a.participantId, b.participantId)),
          }}
          of={isOneOfSeveral ? touchpoint.title : undefined}
          timeZone={timeZone}
          asOf={asOf}
          nameOf={nameOf}
          mayRecord={mayRecord}
          warning={warningOf(group)}
        />
      ))}
      {asOf < touchpoint.closes.at ? (
        <May scope="staff/write">
          <Read query={proposal} what="the proposal">
            {(data) => (
              <ProposedSessions
                cohortId={cohortId}
                title={touchpoint.title}
                timeZone={timeZone}
                proposal={{
                  ...data,
                  proposed: data.proposed.map((one) => ({ ...one, meantFor: one.meantFor.toSorted(byName) })),
                  unplaced: data.unplaced.toSorted(byName),
                }}
                last={groups.at(-1)}
                nameOf={nameOf}
              />
            )}
          </Read>
        </May>
      ) : (
        <p>
          “{touchpoint.title}” closed on {dateText(touchpoint.closes.date)}: no session counts any more.
        </p>
      )}
    </>
  );
}
