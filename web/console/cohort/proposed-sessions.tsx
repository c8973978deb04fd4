import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { FocusGroup } from '../api/focus-groups.ts';
import type { SessionProposal } from '../api/session-proposal.ts';
import { count, dayText, momentText, timeText } from '../words/moment.ts';
import { outcomeText, reasonsText } from '../words/proposal.ts';
import { PublishProposed, type Venue } from './publish-proposed.tsx';

interface Props {
  cohortId: string;
  title: string;
  timeZone: string;
  proposal: SessionProposal;
  /** The newest one, for its place. */
  last: FocusGroup | undefined;
  nameOf: (participantId: string) => string;
}

/** The sessions that a focus group still needs, shown when they are asked for; each can be published. */
export function ProposedSessions({ cohortId, title, timeZone, proposal, last, nameOf }: Props) {
  const [isShown, setShown] = useState(false);
  const [published, setPublished] = useState<FocusGroup>();
  const [venue, setVenue] = useState<Venue>({ place: last?.place ?? '', joinUrl: last?.joinUrl ?? '' });
  const top = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone with its session.
  useEffect(() => {
    if (published) top.current?.focus();
  }, [published]);
  const { proposed, unplaced, people, size, touchpoint } = proposal;
  const heading = `propose-${touchpoint}`;
  const listed = (ids: readonly string[]) =>
    ids.map((id, index) => (
      <span key={id}>
        {index > 0 && ', '}
        <Link href={`/cohorts/${cohortId}/people/${id}`}>{nameOf(id)}</Link>
      </span>
    ));
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} ref={top} tabIndex={-1}>
        Propose sessions: {title}
      </h2>
      <div role="status">
        {published && (
          <p className="note">The session on {momentText(published.startsAt, timeZone)} is published.</p>
        )}
      </div>
      <p>{outcomeText(proposal)}</p>
      {proposed.length > 0 && !isShown && (
        <>
          <p className="quiet">Nothing is published by looking at them.</p>
          <Button onClick={() => setShown(true)}>Propose sessions</Button>
        </>
      )}
      {isShown && proposed.length > 0 && (
        <div className="scroll">
          <table className="plain">
            <caption className="quiet">
              Working days spread over the window; times of {timeZone}. Choose those that suit the rooms;
              after each, what is left is worked out anew.
            </caption>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Why</th>
                <th scope="col">Publish</th>
              </tr>
            </thead>
            <tbody>
              {proposed.map((session) => (
                <tr key={session.startsAt}>
                  <th scope="row">
                    {dayText(session.startsAt, timeZone)}
                    <br />
                    {timeText(session.startsAt, timeZone)} – {timeText(session.endsAt, timeZone)}
                  </th>
                  <td>
                    {reasonsText(session, people.left, size).join('; ')}
                    <details>
                      <summary>Meant for {count(session.meantFor.length, 'person', 'people')}</summary>
                      {listed(session.meantFor)}
                    </details>
                  </td>
                  <td>
                    <PublishProposed
                      cohortId={cohortId}
                      touchpoint={touchpoint}
                      timeZone={timeZone}
                      session={session}
                      venue={venue}
                      onPublished={(group, chosen) => {
                        setPublished(group);
                        setVenue(chosen);
                      }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isShown && unplaced.length > 0 && <p>Could come to none of these: {listed(unplaced)}.</p>}
    </section>
  );
}
