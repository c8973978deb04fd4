import { type LedgerEntry, ledgerKey } from '../../../domain/contacts/contact.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { noticeId, noticesKey, type StaffNotices } from '../../../domain/notices/staff-notice.ts';
import { type Participant, participantKey } from '../../../domain/participants/participant.ts';
import { loadPerson, putParticipant } from '../../../functions/records.ts';
import { tellStaff } from '../../../functions/staff-notices/tell-staff.ts';
import type { Delivery, Documents, Message, Metric, Ports } from '../../../platform/ports.ts';
import { testPorts } from '../ports.ts';
import { staffWorld } from './staff.ts';

/** Monday, 1 March 2027, 08:15 in New York: the round after the first hour for mail. */
export const MONDAY = '2027-03-01T13:15:00.000Z' as Instant;
export const TUESDAY = '2027-03-02T13:15:00.000Z' as Instant;

/** A cohort with some people in the weeks before its training, and what its contact person is told. */
export async function noticeScene(
  given: { people?: number; wrap?: (documents: Documents) => Documents } = {},
) {
  const bare = testPorts(given.wrap ? { wrap: given.wrap } : {});
  const world = staffWorld(bare);
  const cohort = await world.cohort();
  const cohortId = cohort.split('/').at(-1)!;
  const ids: string[] = [];
  for (let who = 0; who < (given.people ?? 1); who += 1) {
    const path = await world.participant(cohort, { email: `p${who}@hospital.example` });
    ids.push(path.split('/').at(-1)!);
  }
  const measured: Metric[] = [];
  let deliver: (message: Message) => Promise<Delivery> = bare.mail.send;
  const ports: Ports = {
    ...bare,
    settings: { ...bare.settings, staffUrl: 'https://staff.example' },
    measure: (metric: Metric, value: number) => void measured.push(...Array<Metric>(value).fill(metric)),
    mail: { send: (message) => deliver(message) },
  };
  const { documents, clock } = bare;
  clock.moveTo(MONDAY);
  const dayOf = (day: string) => noticeId(cohortId, day as LocalDate);
  return {
    world,
    cohort,
    cohortId,
    ids,
    ports,
    clock,
    documents,
    measured,
    sent: bare.sent,
    dayOf,
    /** What the provider answers from now on. */
    answering: (answer: (message: Message) => Promise<Delivery>) => {
      deliver = answer;
    },
    notices: async () => (await documents.get<StaffNotices>(noticesKey(cohortId)))!,
    ledger: (day = '2027-03-01') => documents.get<LedgerEntry>(ledgerKey(dayOf(day))),
    /** Mail to this person's address comes back. */
    async bounce(who = 0): Promise<void> {
      const stored = (await documents.get<Participant>(participantKey(ids[who]!)))!;
      const person = await loadPerson(documents, ids[who]!);
      const changed: Participant = {
        ...stored.doc,
        mail: { kind: 'undeliverable', at: clock.now(), reason: 'the address bounced' },
      };
      await documents.write([putParticipant(person, changed, stored.version, clock.now())]);
    },
    round: (around: Ports = ports) => tellStaff(around),
    roundAt(at: string) {
      clock.moveTo(at as Instant);
      return tellStaff(ports);
    },
  };
}

export type NoticeScene = Awaited<ReturnType<typeof noticeScene>>;
