import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Attention, attentionQuery } from '../api/attention.ts';
import { cohortQuery, type Progress } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { useMay } from '../api/may.ts';
import { rosterQuery } from '../api/participants.ts';
import { Heading } from '../parts/heading.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { Read } from '../parts/read.tsx';
import { type Around, attentionText, mailText } from '../words/attention.ts';
import { momentText } from '../words/moment.ts';
import { personText } from '../words/person.ts';
import { SettleDialog, type Unsettled } from './settle-dialog.tsx';

/** More than these are shown when they are asked for. */
const FIRST = 10;

interface Props {
  cohortId: string;
  progress: Progress;
}

/** What of a cohort only a person can put right: a sentence each, and what mends it. */
export function Needs({ cohortId, progress }: Props) {
  const connection = useConnection();
  const attention = useQuery(attentionQuery(connection, cohortId));
  const roster = useQuery(rosterQuery(connection, cohortId)).data;
  const timeZone = useQuery(cohortQuery(connection, cohortId)).data?.body.timeZone ?? 'UTC';
  const mayChange = useMay('staff/write') === true;
  const [isAll, setAll] = useState(false);
  const [open, setOpen] = useState<{ mail: Unsettled; from: HTMLElement }>();
  const names = new Map(roster?.map((one) => [one.id, personText(one)]));
  const titles = new Map(progress.touchpoints.map(({ touchpoint, title }) => [touchpoint, title]));
  const around: Around = {
    nameOf: (id) => names.get(id) ?? 'somebody',
    titleOf: (touchpoint) => titles.get(touchpoint) ?? 'My year',
    timeZone,
  };
  const settle = (one: Extract<Attention, { contactId: string }>, from: HTMLElement) => {
    const { participantId, contactId, contact, since } = one;
    const mail = {
      cohortId,
      participantId,
      contactId,
      what: mailText(one, around),
      who: around.nameOf(participantId),
      tried: momentText(since, timeZone),
      isLink: contact === 'link',
    };
    setOpen({ mail, from });
  };
  return (
    <section aria-labelledby="needs">
      <Heading id="needs">What needs a person</Heading>
      <Read query={attention} what="what needs a person">
        {(items) => (
          <>
            <ul className="needs">
              {items.slice(0, isAll ? items.length : FIRST).map((one) => (
                <li key={keyOf(one)}>
                  <span>{attentionText(one, around)}</span>
                  <Mend
                    cohortId={cohortId}
                    one={one}
                    mayChange={mayChange}
                    onSettle={settle}
                    around={around}
                  />
                </li>
              ))}
            </ul>
            {items.length > FIRST && !isAll && (
              <Button variant="default" onClick={() => setAll(true)}>
                Show {items.length - FIRST} more
              </Button>
            )}
          </>
        )}
      </Read>
      {open && <SettleDialog {...open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

interface MendProps {
  cohortId: string;
  one: Attention;
  mayChange: boolean;
  onSettle: (one: Extract<Attention, { contactId: string }>, from: HTMLElement) => void;
  around: Around;
}

/** The button or the link that mends it; for whoever may not, the way to look at it. */
function Mend({ cohortId, one, mayChange, onSettle, around }: MendProps) {
  const base = `/cohorts/${cohortId}`;
  const name = 'participantId' in one ? around.nameOf(one.participantId) : '';
  const link = (href: string, label: string, about: string) => (
    <LinkButton size="xs" variant="default" href={`${base}${href}`} aria-label={`${label}: ${about}`}>
      {label}
    </LinkButton>
  );
  if (one.kind === 'notices-returned') {
    return mayChange && link('/settings', 'Correct the address', 'the contact person');
  }
  if (one.kind === 'low-response')
    return link(`/missing/${one.touchpoint}`, 'See who is missing', around.titleOf(one.touchpoint));
  if (one.kind === 'unrecorded-attendance') {
    const label = mayChange ? 'Record who came' : 'Open the session';
    return link(`/focus-groups#${one.focusGroupId}`, label, momentText(one.startsAt, around.timeZone));
  }
  if (one.kind === 'small-session' || one.kind === 'waiting-list-full' || one.kind === 'no-seats-left') {
    return link('/focus-groups', 'Open the sessions', around.titleOf(one.touchpoint));
  }
  if (one.kind === 'no-sessions' || (one.kind === 'no-time-suits' && mayChange)) {
    return mayChange && link('/focus-groups#publish', 'Publish a session', around.titleOf(one.touchpoint));
  }
  if (one.kind === 'undeliverable' && mayChange) {
    return link(`/people/${one.participantId}#correct`, 'Correct the address', name);
  }
  if (one.kind !== 'unknown-contact' || !mayChange)
    return link(`/people/${one.participantId}`, 'Open their page', name);
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`Settle: ${mailText(one, around)}, ${name}`}
      onClick={({ currentTarget }) => onSettle(one, currentTarget)}
    >
      Settle
    </Button>
  );
}

const keyOf = (one: Attention): string =>
  [
    one.kind,
    'participantId' in one ? one.participantId : '',
    'contactId' in one ? one.contactId : '',
    'touchpoint' in one ? one.touchpoint : '',
    'focusGroupId' in one ? one.focusGroupId : '',
  ].join(' ');
