import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useConnection } from '../api/connection.ts';
import { mailPath } from '../api/mails.ts';
import { ApiProblem } from '../api/problem.ts';
import { Problem } from '../parts/problem.tsx';
import { testResultText } from '../words/mail.ts';

interface Props {
  cohortId: string;
  person: string;
  mail: string;
}

/** Sends this mail to whoever looks at it, as a test. */
export function SendTest({ cohortId, person, mail }: Props) {
  const connection = useConnection();
  const send = useMutation({
    mutationFn: async () =>
      (
        await connection.ask<{ to: string; result: string }>(
          'POST',
          `${mailPath(cohortId, person, mail)}/test`,
        )
      ).body,
  });
  const hasNoAddress = send.error instanceof ApiProblem && send.error.code === 'no-address';
  return (
    <div className="no-print">
      <p>
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
          Send a test to me
        </Button>
      </p>
      <p className="quiet">
        To your own address and to nobody else, marked as a test. The participant notices nothing of it.
      </p>
      <div role="status">
        {send.data && <p className="note">{testResultText(send.data.to, send.data.result)}</p>}
        {hasNoAddress && (
          <p className="note">
            The server knows no e-mail address of yours, so there is nowhere to send a test. Where staff have
            accounts, whoever looks after them can add one.
          </p>
        )}
      </div>
      {!hasNoAddress && <Problem error={send.error} />}
    </div>
  );
}
