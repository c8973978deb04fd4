import { type LedgerEntry, ledgerKey } from '../../../domain/contacts/contact.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { loadPerson, putParticipant } from '../../../functions/records.ts';
import { settleMailEvent } from '../../../functions/settle-mail-event.ts';
import type { Site } from './site.ts';
import { type SpringCohort, springCohort } from './spring-cohort.ts';

/** Two days after the first reminder of the baseline survey, at an hour for mail. */
export const THURSDAY = '2027-02-25T15:00:00.000Z' as Instant;

/**
 * Fifteen people in the middle of the baseline survey, all reminded once. Of the first and the second nobody knows
 * whether they got that; mail to the third came back; the fourth to sixth have answered.
 */
export async function troubledCohort(site: Site): Promise<SpringCohort> {
  const cohort = await springCohort(site, { people: 15, sessions: 1 });
  await site.moveTo(THURSDAY);
  await site.platform.engine.idle();
  const { ports } = site.platform;
  const { documents } = ports;
  const [first, second, third, ...others] = cohort.people as [ParticipantId, ParticipantId, ParticipantId];
  for (const id of [first, second]) {
    const key = ledgerKey(`${id}.baseline.reminder.1`);
    const { doc, version } = (await documents.get<LedgerEntry>(key))!;
    // Claimed once more, and never heard of again: three writes after the two of the first try.
    await documents.write([
      { key, expectedVersion: version, doc: { ...doc, state: 'sending', attempts: doc.attempts + 1 } },
    ]);
    await changed(site, id, (before) => ({
      ...before,
      contacts: before.contacts.map((one) =>
        one.kind === 'reminder'
          ? { ...name(one), plannedAt: one.plannedAt, at: one.at, state: 'unknown', reason: 'timeout' }
          : one,
      ),
    }));
  }
  await settleMailEvent(ports, {
    contactId: `${third}.baseline.reminder.1`,
    kind: 'bounced',
    at: THURSDAY,
    sentAt: THURSDAY,
    messageId: 'm',
    isPermanent: true,
    address: 'ada.okafor.3@hospital.example',
  });
  for (const id of others.slice(0, 3)) {
    await changed(site, id, (before) => ({
      ...before,
      touchpoints: { ...before.touchpoints, baseline: { kind: 'done', at: THURSDAY, how: 'answered' } },
    }));
  }
  return cohort;
}

/** Writes somebody's record as a journey, or somebody else, would. */
export async function changed(
  { platform }: Site,
  id: ParticipantId,
  to: (before: Participant) => Participant,
): Promise<void> {
  const { documents } = platform.ports;
  const person = await loadPerson(documents, id);
  const { doc, version } = person.participant;
  await documents.write([putParticipant(person, to(doc), version, THURSDAY)]);
}

const name = ({ touchpoint, kind, number }: Participant['contacts'][number]) => ({
  touchpoint,
  kind,
  number,
});
