import { queryOptions } from '@tanstack/react-query';
import type { ContactKind } from '../../../domain/contacts/contact.ts';
import type { Connection } from './connection.ts';

interface OfPerson {
  participantId: string;
  since: string;
}

interface OfSession {
  touchpoint: string;
  focusGroupId: string;
  startsAt: string;
}

/** One thing that only a person can put right. */
export type Attention =
  | (OfPerson & {
      kind: 'unknown-contact' | 'refused-contact';
      contactId: string;
      touchpoint: string;
      contact: ContactKind;
      number: number;
      /** The words of the mail provider, for whoever may see identities. */
      reason?: string;
    })
  | (OfPerson & { kind: 'undeliverable'; reason?: string })
  | (OfPerson & { kind: 'no-time-suits'; touchpoint: string })
  | { kind: 'no-sessions'; touchpoint: string; opensAt: string; closesAt: string }
  | { kind: 'no-seats-left'; touchpoint: string; closesAt: string; without: number }
  | (OfSession & { kind: 'waiting-list-full'; waiting: number; capacity: number })
  | (OfSession & { kind: 'small-session'; booked: number; couldCome: number; fewest: number })
  | (OfSession & { kind: 'unrecorded-attendance'; finalAt: string; unrecorded: number; seats: number })
  | { kind: 'low-response'; touchpoint: string; closesAt: string; asked: number; answered: number }
  | { kind: 'notices-returned'; since: string };

/** Everything of a cohort that needs a person. */
export const attentionQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'attention'],
    queryFn: () => connection.all<Attention>(`/cohorts/${cohortId}/attention`),
  });
