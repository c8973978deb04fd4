import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../api/connection.ts';
import { mailQuery } from '../api/mails.ts';
import { May } from '../parts/may.tsx';
import { Read } from '../parts/read.tsx';
import { mailKindText } from '../words/mail.ts';
import { MailFrame } from './mail-frame.tsx';
import { SendTest } from './send-test.tsx';

interface Props {
  cohortId: string;
  person: string;
  mail: string;
  /** What the mail is about. */
  of: string;
}

/** One mail: its head, the HTML part as mail programs show it, and the text part. */
export function MailPreview({ cohortId, person, mail, of }: Props) {
  const preview = useQuery(mailQuery(useConnection(), cohortId, person, mail));
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">
        {of}: {mailKindText(mail.slice(mail.indexOf('/') + 1))}
      </h2>
      <Read query={preview} what="the mail">
        {({ to, fromName, replyTo, subject, text, html, hasCalendar, isExample }) => (
          <>
            {isExample && (
              <p className="note">
                Some of it is made up: there is no such seat or offer for this person yet, so an example
                stands in.
              </p>
            )}
            <dl className="facts">
              <dt>Subject</dt>
              <dd>{subject}</dd>
              <dt>From</dt>
              <dd>{fromName}</dd>
              <dt>To</dt>
              <dd>
                {to.name}, {to.email}
              </dd>
              <dt>Answers go to</dt>
              <dd>
                {replyTo.name}, {replyTo.email}
              </dd>
              {hasCalendar && (
                <>
                  <dt>Attached</dt>
                  <dd>The session for their calendar</dd>
                </>
              )}
            </dl>
            <h3>As mail programs show it</h3>
            <p className="quiet">Links in it open nothing here: everybody gets links of their own.</p>
            <MailFrame title={`The mail “${subject}”`} html={html} />
            <May scope="staff/write">
              <SendTest cohortId={cohortId} person={person} mail={mail} />
            </May>
            <h3>As text, for programs that show no HTML</h3>
            <pre className="text">{text}</pre>
          </>
        )}
      </Read>
    </section>
  );
}
