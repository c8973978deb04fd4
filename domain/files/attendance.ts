import type { FocusGroup } from '../sessions/focus-group.ts';
import type { DataFile } from './data-file.ts';
import { filePeople, identityCells, identityHeader } from './people.ts';

/** Who had a seat in which session, and who came; whoever has no seat is there too, once for each focus group. */
export const attendance: DataFile = {
  name: 'attendance',
  title: 'Attendance of the focus groups',
  about:
    'One row for each participant and session they had a seat in, and whether they came; one without for whoever had none.',
  async *rows(records, reader) {
    yield [
      'cohort',
      'touchpoint',
      'participant',
      ...identityHeader(reader),
      'session',
      'starts_at',
      'ends_at',
      'outcome',
    ];
    const sessions: FocusGroup[] = [];
    for await (const group of records.focusGroups()) sessions.push(group);
    const groups = records.program.program.touchpoints.filter(({ kind }) => kind === 'focus-group');
    for await (const { key, participant, outcomes } of filePeople(records, reader)) {
      for (const { id } of groups) {
        const mine = sessions.filter(
          ({ touchpoint, seats }) =>
            touchpoint === id && seats.some(({ participantId }) => participantId === participant.id),
        );
        const start = [records.cohort.id, id, key, ...identityCells(reader, participant)];
        if (mine.length === 0) yield [...start, undefined, undefined, undefined, outcomes.get(id)];
        for (const session of mine) {
          const seat = session.seats.find(({ participantId }) => participantId === participant.id);
          const outcome = seat?.attendance ?? outcomes.get(id);
          yield [...start, session.id, session.startsAt, session.endsAt, outcome];
        }
      }
    }
  },
};
