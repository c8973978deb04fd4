import { type Contact, type LedgerEntry, ledgerKey } from '../../../domain/contacts/contact.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Offset } from '../../../domain/dates/offset.ts';
import { type Journey, journeyKey } from '../../../domain/journeys/journey.ts';
import { type Participant, participantKey } from '../../../domain/participants/participant.ts';
import { type ProgramVersion, programKey } from '../../../domain/programs/program.ts';
import type { JourneyTask } from '../../../functions/journey/task.ts';
import { loadPerson, putCohort, putParticipant } from '../../../functions/records.ts';
import type { Delivery, Documents, Message, Metric } from '../../../platform/ports.ts';
import { CLP, cohort, participant } from '../builders.ts';
import { changedProgram, surveyAt } from '../changed-program.ts';
import { testPorts } from '../ports.ts';

/** When the baseline survey of the cohort of `cohort()` opens and its invitation is due: 08:00 in New York. */
export const INVITED_AT = '2027-02-18T13:00:00.000Z' as Instant;

export const PERSON = participant().id;
export const INVITATION = `${PERSON}.baseline.invitation.1`;

/** A version whose month 3 opens together with the baseline survey, so that both invitations are due at `INVITED_AT`. */
export const TOGETHER = changedProgram(CLP, (copy) => {
  const opens = {
    from: 'trainingStart',
    offset: '-P21D' as Offset,
    shift: 'next',
    zone: 'participant',
  } as const;
  Object.assign(surveyAt(copy, 'month-3'), { opens });
});

interface Given {
  now?: Instant;
  person?: Partial<Participant>;
  program?: ProgramVersion;
  /** What the provider answers; everything is accepted where nothing is said. */
  deliver?: (message: Message) => Promise<Delivery>;
  wrap?: (documents: Documents) => Documents;
}

/** One person of the reference program with a journey of generation 1, on the local store at a time that stands still. */
export async function journeyScene(given: Given = {}) {
  const { now = INVITED_AT, program = CLP } = given;
  const bare = testPorts({ now, ...(given.wrap && { wrap: given.wrap }) });
  const measured: Metric[] = [];
  const ports = {
    ...bare,
    measure: (metric: Metric, value: number) => void measured.push(...Array<Metric>(value).fill(metric)),
    mail: {
      async send(message: Message): Promise<Delivery> {
        const delivery = await bare.mail.send(message);
        return given.deliver ? given.deliver(message) : delivery;
      },
    },
  };
  const { documents } = ports;
  const theCohort = cohort({ programVersion: program.version });
  const of = { cohort: { key: '', version: 1, doc: theCohort }, program };
  await documents.write([
    { key: programKey('clp', program.version), doc: program, expectedVersion: 0 },
    putCohort(theCohort, 0),
    putParticipant(of, participant(given.person), 0, now),
    { key: journeyKey(PERSON), doc: { participantId: PERSON, generation: 1 }, expectedVersion: 0 },
  ]);
  const read = async () => (await documents.get<Participant>(participantKey(PERSON)))!;
  return {
    ports,
    measured,
    task: (generation = 1, startedAt: string = now): JourneyTask => ({
      participantId: PERSON,
      cohortId: theCohort.id,
      generation,
      startedAt,
    }),
    read,
    contacts: async () =>
      Object.fromEntries(
        (await read()).doc.contacts.map((one) => [`${one.touchpoint} ${one.kind} ${one.number}`, one]),
      ) as Record<string, Contact>,
    ledger: (id = INVITATION) => documents.get<LedgerEntry>(ledgerKey(id)),
    journey: async () => (await documents.get<Journey>(journeyKey(PERSON)))!,
    /** Writes the person as someone else would, at whatever version it is. */
    async change(changed: (before: Participant) => Participant): Promise<void> {
      const person = await loadPerson(documents, PERSON);
      const { doc, version } = person.participant;
      await documents.write([putParticipant(person, changed(doc), version, ports.clock.now())]);
    },
  };
}

/** Documents with something happening right before the first write whose keys `matches`. */
export function rightBefore(
  matches: (keys: string[]) => boolean,
  happens: () => Promise<void>,
): (documents: Documents) => Documents {
  let waiting = true;
  return (documents) => ({
    ...documents,
    async write(puts) {
      if (waiting && matches(puts.map(({ key }) => key))) {
        waiting = false;
        await happens();
      }
      await documents.write(puts);
    },
  });
}
