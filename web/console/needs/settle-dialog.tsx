import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type ContactAddress, type Settlement, useSettlement } from '../api/settlement.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Done } from '../parts/done.tsx';
import { Problem } from '../parts/problem.tsx';

/** A mail of unknown fate, and what it is called on the page. */
export interface Unsettled extends ContactAddress {
  /** "Reminder 2 of “Baseline survey”" */
  what: string;
  who: string;
  /** When it was tried, in words. */
  tried: string;
  /** Another can be asked for instead, so it is not sent again. */
  isLink: boolean;
}

interface Props {
  mail: Unsettled;
  from: HTMLElement;
  onClose: () => void;
}

/** Lets a person say what became of a mail: the only way in which one is ever sent a second time. */
export function SettleDialog({ mail, from, onClose: closed }: Props) {
  const settle = useSettlement(mail);
  const queries = useQueryClient();
  const onClose = useCallback(() => {
    closed();
    // Where it was refused, somebody else has settled it meanwhile.
    if (settle.isError) queries.invalidateQueries({ queryKey: ['cohort', mail.cohortId] });
  }, [closed, settle.isError, queries, mail.cohortId]);
  return (
    <Dialog title="Settle a mail" from={from} onClose={onClose}>
      {settle.isSuccess ? (
        <Done onClose={onClose}>{SETTLED[settle.variables]}</Done>
      ) : (
        <>
          <p>
            {mail.what} to {mail.who} was tried on {mail.tried}. The mail provider gave no clear answer. Ask
            them, or look whether they have answered since.
          </p>
          <p>
            <strong>Take it as sent:</strong> nothing is mailed. All that was in the same mail counts as sent.
          </p>
          {mail.isLink ? (
            <p>A link is not sent a second time. Where they miss it, mail a new one from their page.</p>
          ) : (
            <p>
              <strong>Send it once more:</strong> it goes as soon as mail may go out. If the first one
              arrived, they get it twice.
            </p>
          )}
          <Problem error={settle.error} />
          <div className="row">
            <Button data-autofocus loading={settle.isPending} onClick={() => settle.mutate('sent')}>
              Take it as sent
            </Button>
            {!mail.isLink && (
              <Button
                variant="default"
                disabled={settle.isPending}
                onClick={() => settle.mutate('send-again')}
              >
                Send it once more
              </Button>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

const SETTLED: Record<Settlement, string> = {
  sent: 'It counts as sent. Nothing is mailed.',
  'send-again': 'It goes once more, as soon as mail may go out.',
};
