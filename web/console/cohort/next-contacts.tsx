import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type ComingContact, cohortQuery, contactsQuery, type Progress } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { Read } from '../parts/read.tsx';
import { contactText } from '../words/contact.ts';
import { count, dayText, timeText } from '../words/moment.ts';
import { personText } from '../words/person.ts';

const DAYS = 14;

/** More names than these are said as a number. */
const NAMES = 5;

interface Group {
  day: string;
  times: string;
  contact: ComingContact;
  people: ComingContact[];
}

/** What will be sent in the next 14 days: one line a day and kind of mail, on the cohort's clock. */
export function NextContacts({ cohortId, progress }: { cohortId: string; progress: Progress }) {
  const connection = useConnection();
  const contacts = useQuery(contactsQuery(connection, cohortId, progress.asOf, DAYS));
  const zone = useQuery(cohortQuery(connection, cohortId)).data?.body.timeZone ?? 'UTC';
  const titles = new Map(progress.touchpoints.map(({ touchpoint, title }) => [touchpoint, title]));
  return (
    <section aria-labelledby="next">
      <h2 id="next">The next {DAYS} days</h2>
      <Read query={contacts} what="the next contacts">
        {(items) =>
          items.length === 0 ? (
            <p>Nothing is planned to be sent.</p>
          ) : (
            <div className="scroll">
              <table className="plain">
                <caption className="quiet">
                  {count(items.length, 'contact')} as things stand; what is due together is one mail
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Day</th>
                    <th scope="col">What</th>
                    <th scope="col">To</th>
                  </tr>
                </thead>
                <tbody>
                  {grouped(items, zone).map(([key, { day, times, contact, people }]) => (
                    <tr key={key}>
                      <td className="nowrap">
                        {day} <span className="why">{times}</span>
                      </td>
                      <td>
                        {titles.get(contact.touchpoint) ?? 'My year'}: {contactText(contact)}
                        {contact.state === 'held' && <span className="why">held back for now</span>}
                      </td>
                      <td>
                        <Names cohortId={cohortId} people={people} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Read>
    </section>
  );
}

const Names = ({ cohortId, people }: { cohortId: string; people: ComingContact[] }) => (
  <>
    {people.slice(0, NAMES).map(({ participantId, name }, index) => (
      <span key={participantId}>
        {index > 0 && ', '}
        <Link href={`/cohorts/${cohortId}/people/${participantId}`}>
          {personText({ id: participantId, ...(name && { name }) })}
        </Link>
      </span>
    ))}
    {people.length > NAMES && ` and ${people.length - NAMES} more`}
  </>
);

/** By a name of their own. */
function grouped(items: readonly ComingContact[], zone: string): [string, Group][] {
  const groups = new Map<string, Group>();
  for (const contact of items) {
    const day = dayText(contact.plannedAt, zone);
    const key = [day, contact.touchpoint, contact.kind, contact.number, contact.state].join(' ');
    const group = groups.get(key) ?? { day, times: '', contact, people: [] };
    groups.set(key, group);
    group.people.push(contact);
    // The earliest comes first; on clocks of their own others have it later.
    const [first, last] = [group.contact, contact].map((one) => timeText(one.plannedAt, zone));
    group.times = first === last ? first! : `${first} – ${last}`;
  }
  return [...groups];
}
