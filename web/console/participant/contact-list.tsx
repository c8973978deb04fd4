import type { ParticipantYear } from '../api/participants.ts';
import { contactSentence, contactStateText, contactText } from '../words/contact.ts';
import { dayText } from '../words/moment.ts';

/** Every contact of the year, one plain sentence each. */
export function ContactList({ person }: { person: ParticipantYear }) {
  const titles = new Map(person.plan.map(({ touchpoint, title }) => [touchpoint, title]));
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">Every contact, and why</h2>
      <div className="scroll">
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
                  <span className={`state state-${row.state}`}>{contactStateText(row.state)}</span>
                </td>
                <td>{contactSentence(row, person.timeZone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
