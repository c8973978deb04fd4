import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { useConnection } from '../api/connection.ts';
import { firstParticipantQuery, mailsQuery, type ProgramMails } from '../api/mails.ts';
import { participantQuery } from '../api/participants.ts';
import { May } from '../parts/may.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { mailKindText } from '../words/mail.ts';
import { personText } from '../words/person.ts';
import { MailPreview } from './mail-preview.tsx';

/** Every mail of the program, for whoever may see names. */
export const MailsPage = ({ cohortId }: { cohortId: string }) => (
  <Page title="Mails">
    <May
      scope="staff/identities"
      otherwise={<p>A mail shows whom it is for, and your account may not see names.</p>}
    >
      <OfSomebody cohortId={cohortId} />
    </May>
  </Page>
);

/** The mails as one participant would get them: `?person=` says who, otherwise the first of the cohort. */
function OfSomebody({ cohortId }: { cohortId: string }) {
  const connection = useConnection();
  const [search] = useSearchParams();
  const first = useQuery(firstParticipantQuery(connection, cohortId));
  const mails = useQuery(mailsQuery(connection, cohortId));
  return (
    <Read query={first} what="the cohort">
      {({ id }) => {
        const person = search.get('person') ?? id;
        return person === undefined ? (
          <p>
            A mail is shown as a participant would get it, and nobody is enrolled.{' '}
            <Link href={`/cohorts/${cohortId}/enroll`}>Enroll someone</Link>.
          </p>
        ) : (
          <Read query={mails} what="the mails">
            {(items) => <Mails cohortId={cohortId} person={person} items={items} />}
          </Read>
        );
      }}
    </Read>
  );
}

interface Props {
  cohortId: string;
  person: string;
  items: readonly ProgramMails[];
}

function Mails({ cohortId, person, items }: Props) {
  const [search, setSearch] = useSearchParams();
  const participant = useQuery(participantQuery(useConnection(), cohortId, person));
  const all = items.flatMap(({ touchpoint, kinds }) => kinds.map((kind) => `${touchpoint}/${kind}`));
  const wanted = search.get('mail');
  const mail = wanted !== null && all.includes(wanted) ? wanted : all[0]!;
  const at = all.indexOf(mail);
  const show = (next: string) => setSearch({ person, mail: next }, { replace: true });
  return (
    <>
      <Read query={participant} what="the participant">
        {({ body }) => (
          <p>
            {body.status.kind === 'active' && 'As '}
            <Link href={`/cohorts/${cohortId}/people/${person}`}>{personText(body)}</Link>
            {body.status.kind === 'active'
              ? ' would get it now; nothing is sent by looking.'
              : ' has withdrawn and gets no mail any more: this is how it would look.'}{' '}
            For somebody else, open them from <Link href={`/cohorts/${cohortId}/people`}>People</Link>.
          </p>
        )}
      </Read>
      <div className="filters choose-mail">
        <NativeSelect
          label="Mail"
          value={mail}
          onChange={(event) => show(event.currentTarget.value)}
          data={items.map(({ touchpoint, title = 'My year', kinds }) => ({
            group: title,
            items: kinds.map((kind) => ({
              value: `${touchpoint}/${kind}`,
              label: mailKindText(kind),
            })),
          }))}
        />
        <span className="row">
          <Button variant="default" onClick={() => show(all.at(at - 1)!)}>
            Previous
          </Button>
          <Button variant="default" onClick={() => show(all[(at + 1) % all.length]!)}>
            Next
          </Button>
          <span role="status" className="quiet">
            {at + 1} of {all.length}
          </span>
        </span>
      </div>
      <MailPreview
        key={`${person} ${mail}`}
        cohortId={cohortId}
        person={person}
        mail={mail}
        of={items.find(({ touchpoint }) => mail.startsWith(`${touchpoint}/`))?.title ?? 'My year'}
      />
    </>
  );
}
