import { auditKey, isAudited } from '../../domain/audit/audit-entry.ts';
import {
  type ContactKind,
  contactId,
  FOLLOWS,
  isCounted,
  isSameContact,
} from '../../domain/contacts/contact.ts';
import { toLocal } from '../../domain/dates/calendar.ts';
import { type Instant, secondsUntil } from '../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import { plusDays, weekdayOf } from '../../domain/dates/local-date.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { answersThePerson } from '../../domain/journeys/obligations.ts';
import { noticeOf } from '../../domain/notices/staff-notice.ts';
import type { Participant, TouchpointState } from '../../domain/participants/participant.ts';
import type { FocusGroup } from '../../domain/sessions/focus-group.ts';
import type { Message, Ports, Put } from '../../platform/ports.ts';
import { seatFaults } from '../support/booking-oracle.ts';

const NEXT_STATES: Record<TouchpointState['kind'] | 'none', readonly (TouchpointState['kind'] | 'none')[]> = {
  none: ['open', 'missed', 'booked', 'done', 'declined'],
  open: ['booked', 'done', 'missed', 'declined'],
  booked: ['open', 'done', 'missed', 'declined'],
  declined: ['booked', 'open'],
  // Done: answers that were begun before the close and sent within their grace.
  missed: ['open', 'none', 'done'],
  done: [],
};

export interface Oracle {
  violations: string[];
  /** How often the provider accepted each contact. */
  accepted: Map<string, number>;
  /** Watches the ports from below the faults: what really happened. */
  watch(bare: Ports): Ports;
  /** Watches which executions are alive. */
  onState(execution: { name: string; startedAt: Instant }, state: string): void;
}

const COHORT_ZONE = 'America/New_York' as TimeZone;

/** A night, or the day after another mail, is no reason to say so; what waits longer has to be on record as held. */
const UNHELD_S = 60 * 3600;

/**
 * Checks the invariants of FAULTS.md, and the limit of mails a week, at every write, every mail and every state of
 * a run.
 */
export function createOracle(holidays: Record<string, string>, perWeek: number): Oracle {
  const violations: string[] = [];
  const accepted = new Map<string, number>();
  /** The days on which each person got a mail that counts. */
  const mailDays = new Map<string, LocalDate[]>();
  let hasMoved = false;
  const fencedAt = new Map<string, { generation: number; at: Instant }>();
  let now: () => Instant = () => '' as Instant;

  const say = (text: string) => void violations.push(`${now()} ${text}`);

  function checkParticipant(before: Participant | undefined, after: Participant): void {
    for (const contact of after.contacts) {
      const old = before?.contacts.find((one) => isSameContact(one, contact));
      const from = old?.state ?? 'none';
      // After a restore the log learns from the ledger what the provider had accepted.
      const isHealed = from === 'none' && accepted.has(contactId(after.id, contact));
      if (from !== contact.state && !isHealed && !FOLLOWS[from].includes(contact.state)) {
        say(`I6 contact ${contact.touchpoint} ${contact.kind} ${contact.number}: ${from} → ${contact.state}`);
      }
      if (contact.state !== 'sending' || from === 'sending') continue;
      // A new claim: everything that speaks against it must be known to the write that makes it.
      if (before && before.status.kind !== 'active') say(`I4 claimed after withdrawal`);
      if (before && before.mail.kind !== 'welcome' && !answersThePerson(contact.kind))
        say(`I4 claimed after stop`);
      const state = before?.touchpoints[contact.touchpoint]?.kind;
      if (state === 'done' && contact.kind !== 'thanks')
        say(`I4 claimed after completion: ${contact.touchpoint}`);
      if (contact.plannedAt > contact.at) say(`I7 ${contact.touchpoint} ${contact.kind} before its time`);
      const isLate = isCounted(contact.kind) && secondsUntil(contact.plannedAt, contact.at) > UNHELD_S;
      if (from === 'none' && isLate && !hasMoved)
        say(`I2 ${contact.touchpoint} ${contact.kind} waited, and nobody was told why`);
    }
    for (const contact of before?.contacts ?? []) {
      if (!after.contacts.some((one) => isSameContact(one, contact)))
        say('I6 an entry of the contact log vanished');
    }
    if (before?.status.kind === 'withdrawn' && after.status.kind !== 'withdrawn')
      say('I6 withdrawal was undone');
    for (const id of new Set([
      ...Object.keys(before?.touchpoints ?? {}),
      ...Object.keys(after.touchpoints),
    ])) {
      const from = before?.touchpoints[id]?.kind ?? 'none';
      const to = after.touchpoints[id]?.kind ?? 'none';
      if (from !== to && !NEXT_STATES[from].includes(to)) say(`I6 touchpoint ${id}: ${from} → ${to}`);
    }
  }

  function checkMail(message: Message, participant: Participant | undefined): void {
    const along = participant?.contacts.filter(
      (one) => one.in === message.contactId && one.state === 'sending',
    );
    for (const id of [message.contactId, ...(along ?? []).map((one) => contactId(participant!.id, one))]) {
      const times = (accepted.get(id) ?? 0) + 1;
      accepted.set(id, times);
      if (times > 1) say(`I1 ${id} accepted ${times} times`);
    }
    if (noticeOf(message.contactId)) {
      checkNotice(message);
      return;
    }
    if (!participant) {
      say('I8 mail to nobody');
      return;
    }
    const [, touchpoint, kind] = message.contactId.split('.');
    if (isCounted(kind as ContactKind)) checkBudget(participant, message);
    if (kind !== 'invitation' && kind !== 'reminder') return;
    const { date, time } = toLocal(message.date, participant.timeZone);
    if (time < '08:00' || time >= '18:00') say(`I7 ${touchpoint} ${kind} outside the send window: ${time}`);
    const isOnItsDay = touchpoint === 'satisfaction' && kind === 'invitation';
    if (!isOnItsDay && isDayOff(date)) say(`F40 ${touchpoint} ${kind} on a day off: ${date}`);
  }

  /** To staff, not to a participant: it keeps to the cohort's hours, and has nobody's name. */
  function checkNotice({ contactId, date: at, text }: Message): void {
    const { date, time } = toLocal(at, COHORT_ZONE);
    if (time < '08:00' || time >= '18:00' || isDayOff(date)) say(`I7 ${contactId} at ${date} ${time}`);
    if (/person/i.test(text.replaceAll('needs a person', '').replace(/\/people\/\S+/g, '')))
      say(`I10 ${contactId} names somebody`);
  }

  function checkBudget({ id, timeZone }: Participant, { date: at, contactId }: Message): void {
    const day = toLocal(at, timeZone).date;
    const days = [...(mailDays.get(id) ?? []), day];
    mailDays.set(id, days);
    if (days.filter((one) => one === day).length > 1) say(`F33 ${contactId} is the second mail of ${day}`);
    const week = days.filter((one) => plusDays(day, -7) < one);
    if (week.length > perWeek) say(`budget ${contactId} is mail ${week.length} of seven days`);
  }

  const isDayOff = (date: LocalDate) => ['Saturday', 'Sunday'].includes(weekdayOf(date)) || date in holidays;

  return {
    violations,
    accepted,
    watch(bare) {
      now = () => bare.clock.now();
      const { documents } = bare;
      return {
        ...bare,
        documents: {
          ...documents,
          async write(puts: Put[]) {
            const before = await Promise.all(
              puts.map((put) =>
                put.key.startsWith('participant#') ? documents.get<Participant>(put.key) : undefined,
              ),
            );
            await documents.write(puts);
            const written = new Set(puts.map(({ key }) => key));
            puts.forEach((put, index) => {
              if (isAudited(put.key) && !written.has(auditKey(put.key, put.expectedVersion + 1)))
                say(`I9 ${put.key} was written without its entry`);
              if (put.key.startsWith('participant#'))
                checkParticipant(before[index]?.doc, put.doc as Participant);
              if (put.key.startsWith('focus-group#')) seatFaults(put.doc as FocusGroup, now()).forEach(say);
              if (put.key.startsWith('cohort#') && put.expectedVersion > 0) hasMoved = true;
              if (put.key.startsWith('journey#')) {
                const { participantId, generation } = put.doc as Journey;
                const known = fencedAt.get(participantId);
                if (!known || known.generation < generation)
                  fencedAt.set(participantId, { generation, at: now() });
              }
            });
          },
        },
        mail: {
          async send(message) {
            const id = message.contactId.split('.')[0];
            checkMail(message, (await documents.get<Participant>(`participant#${id}`))?.doc);
            return bare.mail.send(message);
          },
        },
      };
    },
    onState({ name, startedAt }, state) {
      if (secondsUntil(startedAt, now()) > 90 * 86_400) say(`F23 ${name} is older than 90 days in ${state}`);
      const at = name.lastIndexOf('-');
      const fence = fencedAt.get(name.slice(0, at));
      const isOld = fence && fence.generation > Number(name.slice(at + 1)) && now() > fence.at;
      if (isOld && state === 'Sleep until then')
        say(`F31 ${name} sleeps on after generation ${fence.generation} began`);
    },
  };
}
