import { endOfDay, nextSendable, toLocal, type WorkingHours } from './calendar.ts';
import { type Cohort, workingHours } from './cohort.ts';
import {
  type Contact,
  type ContactKind,
  mayHaveReached,
  SENDING_LEASE_S,
  type SkipReason,
} from './contact.ts';
import { type Instant, plusSeconds } from './instant.ts';
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
import { type PlannedTouchpoint, timetable } from './timetable.ts';

/** A fact to record. `state: undefined` puts a touchpoint back to "not open yet" after a moved anchor. */
export type Change =
  | { kind: 'touchpoint'; id: string; state: TouchpointState | undefined }
  | { kind: 'contact'; contact: Contact };

/** The one next thing. `afterwards` says what a sleep is for, so that its end need not be decided twice. */
export type Next =
  | { kind: 'send'; contact: DueContact }
  | Sleep
  | { kind: 'over'; reason: 'withdrawn' | 'finished' };

interface Sleep {
  kind: 'sleep';
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
 * The rules: what is about one's own booking first, offers inside the send window; otherwise inside the send window, at most one
 * contact per person and local day, the newest obligation first, late ones skipped with a reason (FAULTS F17, F33).
 * A person who withdrew is settled as of that moment: what had fallen due is recorded, nothing is sent any more.
 */
export function decide(program: Program, cohort: Cohort, participant: Participant, now: Instant): Decision {
  const { status } = participant;
  const changes: Change[] = [];
  const claim = settleClaims(participant, now, changes);
  const hours = workingHours(program, cohort);
  const plans = timetable(program, cohort, participant);
  const asOf = status.kind === 'withdrawn' ? status.at : now;
  const { due, wake } = review(plans, participant, hours, asOf, changes);
  if (status.kind === 'withdrawn') return { changes, next: claim ?? { kind: 'over', reason: 'withdrawn' } };
  const chosen = choose(due, participant, hours, now);
  if (chosen?.kind === 'send') return { changes, next: chosen };
  const next = sooner(sooner(claim, wake), chosen);
  return { changes, next: next ?? { kind: 'over', reason: 'finished' } };
}

const sooner = (a: Sleep | undefined, b: Sleep | undefined): Sleep | undefined =>
  a && b ? (a.until <= b.until ? a : b) : (a ?? b);

/** Claims whose lease has ended are of unknown fate from now on; the others are waited for. */
function settleClaims(participant: Participant, now: Instant, changes: Change[]): Sleep | undefined {
  let wake: Sleep | undefined;
  for (const contact of participant.contacts) {
    if (contact.state !== 'sending') continue;
    const until = plusSeconds(contact.at, SENDING_LEASE_S);
    if (until > now) {
      const reason = `${nameOf(contact)}: outcome`;
      wake = sooner(wake, { kind: 'sleep', until, reason, afterwards: 'decide' });
    } else {
      const reason = 'no outcome was recorded';
      changes.push({ kind: 'contact', contact: { ...contact, state: 'unknown', reason } });
    }
  }
  return wake;
}

/** Every touchpoint as it stands at `now`: adds to `changes`, finds what is due, and what comes first of the rest. */
function review(
  plans: readonly PlannedTouchpoint[],
  participant: Participant,
  hours: WorkingHours,
  now: Instant,
  changes: Change[],
): { due: Obligation[]; wake: Sleep | undefined } {
  const due: Obligation[] = [];
  let wake: Sleep | undefined;
  // Asked before a sleep is made: of the many instants to come, one counts.
  const isFirst = (at: Instant) => !wake || at < wake.until;
  for (const planned of plans) {
    const { id } = planned.touchpoint;
    const before = participant.touchpoints[id];
    const state = progress(planned, before, now);
    if (state !== before) changes.push({ kind: 'touchpoint', id, state });
    const change = nextProgress(planned, state);
    if (change && isFirst(change.at)) {
      const invites = change.what === 'opens' && planned.invitationAt === change.at;
      const afterwards = invites ? 'invitation' : 'decide';
      wake = { kind: 'sleep', until: change.at, reason: `${id}: ${change.what}`, afterwards };
    }
    const wanted = obligations(planned, state, participant, hours);
    for (const obligation of wanted) {
      const { at, kind, moot, plannedAt } = obligation;
      // One that waits for its retry is due all the same: nothing else takes its place on that day.
      if (at <= now || plannedAt <= now) {
        const reason = moot ?? notWelcome(participant, kind) ?? lateness(obligation, wanted, now);
        if (reason) changes.push(skipped(obligation, reason, now));
        else due.push(obligation);
      } else if (isFirst(at)) {
        wake = { kind: 'sleep', until: at, reason: nameOf(obligation), afterwards: moot ? 'decide' : kind };
      }
    }
  }
  return { due, wake };
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
): Extract<Next, { kind: 'send' | 'sleep' }> | undefined {
  const urgent = due.find((obligation) => isAboutOwnBooking(obligation.kind));
  const newest = due.reduce<Obligation | undefined>(
    (a, b) => (a && a.plannedAt >= b.plannedAt ? a : b),
    undefined,
  );
  const chosen = urgent ?? newest;
  if (!chosen) return undefined;
  const { touchpoint, kind, number, plannedAt, last, anyDay, at } = chosen;
  const send = { kind: 'send', contact: { touchpoint, kind, number, plannedAt, last } } as const;
  if (at > now) {
    return { kind: 'sleep', until: at, reason: `${nameOf(chosen)}: try again`, afterwards: kind };
  }
  if (urgent && kind !== 'offer') return send;

  const zone = participant.timeZone;
  const today = toLocal(now, zone).date;
  const latest = participant.contacts.reduce<Instant | undefined>(
    (at, one) => (mayHaveReached(one) && !isAboutOwnBooking(one.kind) && (!at || at < one.at) ? one.at : at),
    undefined,
  );
  const contacted = !urgent && latest !== undefined && toLocal(latest, zone).date === today;
  const from = contacted ? endOfDay(today, zone) : now;
  const until = nextSendable(from, zone, hours, anyDay);
  if (until <= now) return send;
  const why = contacted ? 'one contact a day' : 'send window';
  return { kind: 'sleep', until, reason: `${nameOf(chosen)}: ${why}`, afterwards: kind };
}
