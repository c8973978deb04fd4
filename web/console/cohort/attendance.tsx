import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useConnection } from '../api/connection.ts';
import type { FocusGroup } from '../api/focus-groups.ts';
import { useChange } from '../api/use-change.ts';
import { May } from '../parts/may.tsx';
import { Problem } from '../parts/problem.tsx';

interface Props {
  cohortId: string;
  group: FocusGroup;
  nameOf: (participantId: string) => string;
  /** Not where nothing was recorded in time, which is final; undefined while it is not known. */
  mayRecord: (participantId: string, group: FocusGroup) => boolean | undefined;
}

interface Said {
  participantId: string;
  came: boolean;
}

/** Who came to a session that has begun: one tap a person, final once it is recorded, or once it is too late. */
export function Attendance({ cohortId, group, nameOf, mayRecord }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  const readAnew = () => queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
  const record = useChange(({ participantId, came }: Said, key) => {
    const body = came ? { attended: [participantId] } : { noShow: [participantId] };
    return connection.ask('POST', `/cohorts/${cohortId}/focus-groups/${group.id}/attendance`, {
      body,
      key,
    });
  }, readAnew);
  if (group.seats.length === 0) return <p>Nobody had a seat.</p>;
  const open = group.seats
    .filter(({ attendance }) => !attendance)
    .map(({ participantId }) => mayRecord(participantId, group));
  return (
    <>
      {open.includes(true) && (
        <May scope="staff/write">
          <p>
            One tap a person, which cannot be taken back. Whoever came is thanked; whoever did not may book
            another session while there is time.
          </p>
        </May>
      )}
      {open.includes(false) && (
        <p>It is too late to record who came: whoever has nothing recorded counts as done.</p>
      )}
      <Problem error={record.error} />
      <div role="status" className="quiet">
        {record.data && record.variables && `Recorded for ${nameOf(record.variables.participantId)}.`}
      </div>
      <table className="plain attendance">
        <caption className="quiet">Who came</caption>
        <tbody>
          {group.seats.map(({ participantId, attendance }) => (
            <tr key={participantId}>
              <th scope="row">{nameOf(participantId)}</th>
              <td>
                {attendance ? (
                  <span className={`state state-${attendance === 'attended' ? 'done' : 'late'}`}>
                    {attendance === 'attended' ? 'Came' : 'Did not come'}
                  </span>
                ) : !mayRecord(participantId, group) ? (
                  <NotRecorded />
                ) : (
                  <May scope="staff/write" otherwise={<NotRecorded />}>
                    <div className="row">
                      {[true, false].map((came) => (
                        <Button
                          key={String(came)}
                          variant="default"
                          disabled={record.isPending}
                          aria-label={`${nameOf(participantId)} ${came ? 'came' : 'did not come'}`}
                          // Where it is refused, somebody else has recorded it meanwhile, or it is too late.
                          onClick={() => record.mutate({ participantId, came }, { onError: readAnew })}
                        >
                          {came ? 'Came' : 'Did not come'}
                        </Button>
                      ))}
                    </div>
                  </May>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const NotRecorded = () => <span className="quiet">Not recorded</span>;
