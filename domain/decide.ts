import { nextSendable, toInstant, toLocal, type WorkingHours } from './calendar.ts';
import { type Cohort, workingHours } from './cohort.ts';
import {
  type Contact,
  type ContactKind,
  mayHaveReached,
  SENDING_LEASE_S,
  type SkipReason,
} from './contact.ts';
import { type Instant, plusSeconds } from './instant.ts';
import { type LocalTime, plusDays } from './local-date.ts';
import {
  type DueContact,
  isAboutOwnBooking,
  lateness,
  nameOf,
  notWelcome,
  type Obligation,
  obligations,
} from './obligations.ts';
import type { Participant, TouchpointState } from './participant.ts';
import type { Program } from './program.ts';
import { nextProgress, progress } from './progress.ts';
import { timetable } from './timetable.ts';

/** A fact to record. `state: undefined` puts a touchpoint back to "not open yet" after a moved anchor. */
export type Change =
  | { kind: 'touchpoint'; id: string; state: TouchpointState | undefined }
  | { kind: 'contact'; contact: Contact };

/** The one next thing. `afterwards` says what a sleep is for, so that its end need not be decided twice. */
export type Next =
  | { kind: 'send'; contact: DueContact }
  | ({ kind: 'sleep' } & Wake)
  | { kind: 'over'; reason: 'withdrawn' | 'finished' };

interface Wake {
  until: Instant;
  reason: string;
  afterwards: ContactKind | 'decide';
}

export interface Decision {
  changes: Change[];
  next: Next;
}

/**
 * What is due for one person now, and the one next thing. Pure: the same documents and `now` (UTC) give the
 * same decision, so it may be asked as often as anyone likes and by several executions at once.
 *
 * The rules: confirmations and notices of one's own booking first; otherwise inside the send window, at most one
 * contact per person and local day, the newest obligation first, late ones skipped with a reason (FAULTS F17, F33).
 * A person who withdrew is settled as of that moment: what had fallen due is recorded, nothing is sent any more.
 */
export function decide(program: Program, cohort: Cohort, participant: Participant, now: Instant): Decision {
  const { status } = participant;
  const changes: Change[] = [];
  const claims: Wake[] = [];
  settleClaims(participant, now, changes, claims);
  const hours = workingHours(program, cohort);
  const { due, wakes } = review(
    program,
    cohort,
    participant,
    status.kind === 'withdrawn' ? status.at : now,
    changes,
  );
  if (status.kind === 'withdrawn') {
    return { changes, next: sleep(claims) ?? { kind: 'over', reason: 'withdrawn' } };
  }
  const chosen = choose(due, participant, hours, now);
  if (chosen?.kind === 'send') return { changes, next: chosen };
  if (chosen) wakes.push(chosen);
  return { changes, next: sleep([...claims, ...wakes]) ?? { kind: 'over', reason: 'finished' } };
}

/** Claims whose lease has ended are of unknown fate from now on; the others are waited for. */
function settleClaims(participant: Participant, now: Instant, changes: Change[], wakes: Wake[]): void {
  for (const contact of participant.contacts) {
    if (contact.state !== 'sending') continue;
    const until = plusSeconds(contact.at, SENDING_LEASE_S);
    if (until > now) wakes.push({ until, reason: `${nameOf(contact)}: outcome`, afterwards: 'decide' });
    else {
      const reason = 'no outcome was recorded';
      changes.push({ kind: 'contact', contact: { ...contact, state: 'unknown', reason } });
    }
  }
}

/** Every touchpoint as it stands at `now`: adds to `changes`, and finds what is due and what comes later. */
function review(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  now: Instant,
  changes: Change[],
): { due: Obligation[]; wakes: Wake[] } {
  const wakes: Wake[] = [];
  const due: Obligation[] = [];
  const hours = workingHours(program, cohort);
  for (const planned of timetable(program, cohort, participant)) {
    const { id } = planned.touchpoint;
    const before = participant.touchpoints[id];
    const state = progress(planned, before, now);
    if (state !== before) changes.push({ kind: 'touchpoint', id, state });
    const change = nextProgress(planned, state);
    if (change) {
      const invites = change.what === 'opens' && planned.invitationAt === change.at;
      const afterwards = invites ? 'invitation' : 'decide';
      wakes.push({ until: change.at, reason: `${id}: ${change.what}`, afterwards });
    }
    const wanted = obligations(planned, state, participant, hours);
    for (const obligation of wanted) {
      const { at, kind, moot } = obligation;
      if (at > now) wakes.push({ until: at, reason: nameOf(obligation), afterwards: kind });
      else {
        const reason = moot ?? notWelcome(participant, kind) ?? lateness(obligation, wanted, now);
        if (reason) changes.push(skipped(obligation, reason, now));
        else due.push(obligation);
      }
    }
  }
  return { due, wakes };
}

function sleep(wakes: readonly Wake[]): Next | undefined {
  const first = wakes.reduce<Wake | undefined>((a, b) => (a && a.until <= b.until ? a : b), undefined);
  return first && { ...first, kind: 'sleep' };
}

function skipped(
  { touchpoint, kind, number, plannedAt }: Obligation,
  reason: SkipReason,
  at: Instant,
): Change {
  return { kind: 'contact', contact: { touchpoint, kind, number, plannedAt, state: 'skipped', at, reason } };
}

/** Which of the due contacts goes now; or the sleep until the first of them may. */
function choose(
  due: readonly Obligation[],
  participant: Participant,
  hours: WorkingHours,
  now: Instant,
): { kind: 'send'; contact: DueContact } | ({ kind: 'hold' } & Wake) | undefined {
  const urgent = due.find((obligation) => isAboutOwnBooking(obligation.kind));
  const newest = due.reduce<Obligation | undefined>(
    (a, b) => (a && a.plannedAt >= b.plannedAt ? a : b),
    undefined,
  );
  const chosen = urgent ?? newest;
  if (!chosen) return undefined;
  const { touchpoint, kind, number, plannedAt, last, anyDay } = chosen;
  const send = { kind: 'send', contact: { touchpoint, kind, number, plannedAt, last } } as const;
  if (urgent) return send;

  const zone = participant.timeZone;
  const today = toLocal(now, zone).date;
  const contacted = participant.contacts.some(
    (one) => mayHaveReached(one) && !isAboutOwnBooking(one.kind) && toLocal(one.at, zone).date === today,
  );
  const from = contacted ? toInstant(plusDays(today, 1), '00:00' as LocalTime, zone).at : now;
  const until = nextSendable(from, zone, hours, anyDay);
  if (until <= now) return send;
  const why = contacted ? 'one contact a day' : 'send window';
  return { kind: 'hold', until, reason: `${nameOf(chosen)}: ${why}`, afterwards: kind };
}
