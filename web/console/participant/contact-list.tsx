import { Button } from '@mantine/core';
import { useState } from 'react';
import { contactId } from '../../../domain/contacts/contact.ts';
import { useMay } from '../api/may.ts';
import type { ParticipantYear, TimelineRow } from '../api/participants.ts';
import { SettleDialog, type Unsettled } from '../needs/settle-dialog.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { contactSentence, contactStateText, contactText } from '../words/contact.ts';
import { dayText, momentText } from '../words/moment.ts';
import { personText } from '../words/person.ts';

interface Props {
  cohortId: string;
  person: ParticipantYear;
  asOf: string | undefined;
}

/** Every contact of the year, one plain sentence each, and the way to settle what nobody knows. */
export function ContactList({ cohortId, person, asOf }: Props) {
  const maySettle = useMay('staff/write');
  const [open, setOpen] = useState<{ mail: Unsettled; from: HTMLElement }>();
  const titles = new Map(person.plan.map(({ touchpoint, title }) => [touchpoint, title]));
  const unsettled = (row: TimelineRow): Unsettled => ({
    cohortId,
    participantId: person.id,
    contactId: contactId(person.id, row),
    what: `${contactText(row)} of “${titles.get(row.touchpoint) ?? 'My year'}”`,
    who: personText(person),
    tried: momentText(row.at ?? row.plannedAt, person.timeZone),
    isLink: row.kind === 'link',
  });
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">Every contact, and why</h2>
      <WideTable label="Every contact">
        <table className="plain">
          <caption className="quiet">In the order in which they are planned</caption>
          <thead>
            <tr>
              <th scope="col">Planned for</th>
              <th scope="col">What</th>
              <th scope="col">State</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {person.timeline.map((row) => (
              <tr key={`${row.touchpoint} ${row.kind} ${row.number}`}>
                <td className="nowrap">{dayText(row.plannedAt, person.timeZone)}</td>
                <td>
                  {contactText(row)}
                  <span className="why">{titles.get(row.touchpoint) ?? 'My year'}</span>
                </td>
                <td>
                  <span className={`state state-${row.state}`}>{contactStateText(row)}</span>
                </td>
                <td>
                  {contactSentence(row, person, asOf)}
                  {row.state === 'unknown' && maySettle && (
                    <div className="row act">
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`Settle: ${contactText(row)}, ${titles.get(row.touchpoint) ?? 'My year'}`}
                        onClick={({ currentTarget: from }) => setOpen({ mail: unsettled(row), from })}
                      >
                        Settle
                      </Button>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {open && <SettleDialog {...open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
