import { useQuery } from '@tanstack/react-query';
import { progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { type ParticipantYear, participantQuery } from '../api/participants.ts';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { dateText, dayText, momentText } from '../words/moment.ts';
import { personText } from '../words/person.ts';
import { standingText } from '../words/standing.ts';
import { ContactList } from './contact-list.tsx';
import { CorrectForm } from './correct-form.tsx';
import { TimelinePicture } from './timeline-picture.tsx';
import { Withdraw } from './withdraw.tsx';

interface Props {
  cohortId: string;
  id: string;
}

/** One participant: who they are, where they stand, every contact and why, and what staff can change. */
export function ParticipantPage({ cohortId, id }: Props) {
  const connection = useConnection();
  const participant = useQuery(participantQuery(connection, cohortId, id));
  const progress = useQuery(progressQuery(connection, cohortId));
  return (
    <Read query={participant} what="the participant">
      {({ body, etag }) => (
        <Page title={personText(body)}>
          <Facts person={body} />
          <section aria-labelledby="year">
            <h2 id="year">The year</h2>
            <TimelinePicture person={body} now={progress.data?.asOf} />
            <Standings person={body} />
          </section>
          <ContactList person={body} />
          {body.status.kind === 'active' && (
            <May scope="staff/write">
              <CorrectForm cohortId={cohortId} person={body} etag={etag} />
              <Withdraw cohortId={cohortId} person={body} />
            </May>
          )}
        </Page>
      )}
    </Read>
  );
}

const MAIL = {
  welcome: '',
  stopped: 'They asked for no more mail.',
  undeliverable: 'Mail does not reach this address: correct it below.',
} as const;

const Facts = ({ person }: { person: ParticipantYear }) => (
  <>
    <p>
      {person.email && `${person.email}. `}Times below are those of {person.timeZone}.
    </p>
    <p className="quiet">
      Enrolled {dayText(person.enrolledAt, person.timeZone)}
      {person.consentedAt ? ', agreed to take part' : ', no consent noted'}.
      {person.awayUntil && ` Away until ${dateText(person.awayUntil)}.`}
    </p>
    {person.status.kind === 'withdrawn' && (
      <p className="note">
        Withdrew on {momentText(person.status.at, person.timeZone)}: no more mail, no seat.
      </p>
    )}
    {person.mail.kind !== 'welcome' && <p className="note">{MAIL[person.mail.kind]}</p>}
  </>
);

const Standings = ({ person }: { person: ParticipantYear }) => (
  <div className="scroll">
    <table className="plain">
      <caption className="quiet">Where they stand</caption>
      <thead>
        <tr>
          <th scope="col">Touchpoint</th>
          <th scope="col">State</th>
          <th scope="col">Open</th>
        </tr>
      </thead>
      <tbody>
        {person.plan.map(({ touchpoint, title, kind, opens, closes }) => {
          const state = person.touchpoints[touchpoint];
          return (
            <tr key={touchpoint}>
              <th scope="row">{title}</th>
              <td>
                <span className={`state state-${state?.kind ?? 'none'}`}>{standingText(state, kind)}</span>
              </td>
              <td>
                {dateText(opens.date)} – {dateText(closes.date)}
                {opens.reasons.length > 0 && (
                  <span className="why">{opens.reasons.map(({ text }) => text).join('; ')}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);
