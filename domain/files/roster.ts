import { toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import type { DataFile } from './data-file.ts';
import { freeName } from './free-name.ts';
import { filePeople, identityCells, identityHeader } from './people.ts';

/** Everybody of the cohort; for those who may know, the only file that says which key is whose id. */
export const roster: DataFile = {
  name: 'roster',
  title: 'Roster',
  about:
    'One row a participant: enrolled, consent, whether they take part, and where each touchpoint stands.',
  async *rows(records, reader) {
    const { touchpoints } = records.program.program;
    const known = reader.identities ? ['participant_id', 'time_zone'] : [];
    const own = [
      'cohort',
      'participant',
      ...identityHeader(reader),
      ...known,
      'enrolled_on',
      'consented_on',
      'status',
      'withdrawn_on',
      'mail',
    ];
    const taken = new Set(own);
    yield [...own, ...touchpoints.map(({ id }) => freeName(id.replaceAll('-', '_'), taken))];
    const day = (at: Instant | undefined) => at && toLocal(at, records.cohort.timeZone).date;
    for await (const { key, participant, outcomes } of filePeople(records, reader)) {
      const { id, timeZone, enrolledAt, consentedAt, status, mail } = participant;
      yield [
        records.cohort.id,
        key,
        ...identityCells(reader, participant),
        ...(reader.identities ? [id, timeZone] : []),
        day(enrolledAt),
        day(consentedAt),
        status.kind,
        day(status.kind === 'withdrawn' ? status.at : undefined),
        mail.kind,
        ...touchpoints.map((touchpoint) => outcomes.get(touchpoint.id)),
      ];
    }
  },
};
