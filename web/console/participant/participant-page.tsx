import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { progressQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { useMay } from '../api/may.ts';
import { type ParticipantYear, participantQuery } from '../api/participants.ts';
import type { Shown } from '../api/use-act.ts';
import { HistoryLink } from '../history/history-link.tsx';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { dateText, dayText, momentText } from '../words/moment.ts';
import { personText } from '../words/person.ts';
import type { Act, OnAct } from './acts/act.ts';
import { ActDialog } from './acts/act-dialog.tsx';
import { ContactList } from './contact-list.tsx';
import { CorrectForm } from './correct-form.tsx';
import { Standings } from './standings.tsx';
import { TimelinePicture } from './timeline-picture.tsx';
import { Withdraw } from './withdraw.tsx';

interface Props {
  cohortId: string;
  id: string;
}

/** One participant: who they are, where they stand, every contact and why, and what staff can change. */
export function ParticipantPage({ cohortId, id }: Props) {
  const participant = useQuery(participantQuery(useConnection(), cohortId, id));
  return (
    <Read query={participant} what="the participant">
      {({ body: person, etag }) => (
        <Page title={personText(person)}>
          <Parts shown={{ cohortId, person, etag }} />
        </Page>
      )}
    </Read>
  );
}

function Parts({ shown }: { shown: Shown }) {
  const { cohortId, person, etag } = shown;
  const progress = useQuery(progressQuery(useConnection(), cohortId));
  const [open, setOpen] = useState<{ act: Act; from: HTMLElement }>();
  const queries = useQueryClient();
  const close = () => {
    setOpen(undefined);
    // Their journey has acted on it meanwhile.
    queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
  };
  const mayChange = useMay('staff/write') === true && person.status.kind === 'active';
  const onAct: OnAct | undefined = mayChange ? (act, from) => setOpen({ act, from }) : undefined;
  return (
    <>
      <Facts person={person} />
      {onAct && (
        <div className="row no-print">
          <Button variant="default" onClick={({ currentTarget }) => onAct({ kind: 'pause' }, currentTarget)}>
            {person.awayUntil ? 'Change the pause' : 'Pause'}
          </Button>
          {person.mail.kind === 'stopped' && !person.mail.bounced && (
            <Button
              variant="default"
              onClick={({ currentTarget }) => onAct({ kind: 'resume' }, currentTarget)}
            >
              They asked to get reminders again
            </Button>
          )}
          <Button variant="default" onClick={({ currentTarget }) => onAct({ kind: 'link' }, currentTarget)}>
            Mail a new link
          </Button>
          <a href="#correct">Correct or withdraw</a>
        </div>
      )}
      <section aria-labelledby="year">
        <h2 id="year">The year</h2>
        <TimelinePicture person={person} now={progress.data?.asOf} />
        <Standings person={person} onAct={onAct} />
      </section>
      <ContactList cohortId={cohortId} person={person} asOf={progress.data?.asOf} />
      <May scope="staff/identities">
        <p>
          <Link href={`/cohorts/${cohortId}/mails?person=${person.id}`}>See the mails as they get them</Link>
        </p>
      </May>
      <HistoryLink cohortId={cohortId} id={person.id} />
      {mayChange && (
        <>
          <CorrectForm cohortId={cohortId} person={person} etag={etag} />
          <Withdraw cohortId={cohortId} person={person} />
        </>
      )}
      {open && <ActDialog shown={shown} {...open} onClose={close} />}
    </>
  );
}

function mailText({ mail }: ParticipantYear): string | undefined {
  if (mail.kind === 'undeliverable') return 'Mail does not reach this address: correct it below.';
  if (mail.kind === 'welcome') return undefined;
  return mail.bounced
    ? 'They asked for no more mail. It did not reach this address either: before they can get any again, correct it below.'
    : 'They asked for no more mail.';
}

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
    {person.mail.kind !== 'welcome' && <p className="note">{mailText(person)}</p>}
  </>
);
