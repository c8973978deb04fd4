import { type Cohort, workingHours } from '../cohorts/cohort.ts';
import {
  type Contact,
  type ContactName,
  isPending,
  isSameContact,
  SENDING_LEASE_S,
  type SkipReason,
} from '../contacts/contact.ts';
import type { WorkingHours } from '../dates/calendar.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import { linkObligation } from '../links/new-link.ts';
import type { Participant, TouchpointState } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { nextProgressAt, nextProgressOf, progress } from '../progress/progress.ts';
import { type PlannedTouchpoint, timetable } from '../timetables/timetable.ts';
import { choose, type Send, type Sleep } from './choose.ts';
import { askAll, lateness, nameOf, notWelcome, type Obligation } from './obligations.ts';
import { overtakenHold } from './overtaken.ts';

/** A fact to record. `state: undefined` puts a touchpoint back to "not open yet" after a moved anchor. */
export type Change =
  | { kind: 'touchpoint'; id: string; state: TouchpointState | undefined }
  | { kind: 'contact'; contact: Contact };

/** The one next thing. */
export type Next = Send | Sleep | { kind: 'over'; reason: 'withdrawn' | 'finished' };

/** `changes` are recorded in the participant before `next` is done; mostly there are none. */
export interface Decision {
  changes: Change[];
  next: Next;
}

/**
 * What is due for one person now, and the one next thing. Pure: the same documents and `now` (UTC) give the
 * same decision, so it may be asked as often as anyone likes and by several executions at once.
 *
 * The rules: appointments, and answers to what somebody did, first; otherwise inside the send window and the contact
 * budget, what is due together in one mail, the newest obligation first, late ones skipped with a reason (FAULTS F17,
 * F33).
 * A person who withdrew was settled with that (`withdrawn`): nothing is due any more, whatever becomes of the dates. Only
 * mail that was on its way has an outcome still.
 */
export function decide(program: Program, cohort: Cohort, participant: Participant, now: Instant): Decision {
  const { status } = participant;
  const changes: Change[] = [];
  const unsettled = unsettledOf(participant);
  const claim = settleClaims(unsettled, now, changes);
  if (status.kind === 'withdrawn') {
    for (const contact of unsettled) {
      if (isPending(contact)) changes.push(skipped(contact, 'withdrawn', status.at));
    }
    return { changes, next: claim ?? { kind: 'over', reason: 'withdrawn' } };
  }
  const hours = workingHours(program, cohort);
  const plans = timetable(program, cohort, participant);
  const { due, wake } = review(plans, participant, unsettled, hours, now, changes);
  const early = sooner(claim, wake);
  if (due.length === 0) return { changes, next: early ?? { kind: 'over', reason: 'finished' } };
  const { next, held } = choose(due, participant, program.contactLimit.perWeek, hours, now);
  for (const contact of held) changes.push({ kind: 'contact', contact });
  return { changes, next: next.kind === 'send' ? next : (sooner(early, next) ?? next) };
}

/** All that has fallen due for somebody who withdraws `now`, to be recorded with that. Mail that is on its way is `decide`'s. */
export function fallenDue(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  now: Instant,
): Change[] {
  const changes: Change[] = [];
  const plans = timetable(program, cohort, participant);
  review(plans, participant, unsettledOf(participant), workingHours(program, cohort), now, changes);
  return changes;
}

const NONE: readonly Contact[] = [];

/** What is claimed, held or to be tried again: nearly always nothing. */
function unsettledOf({ contacts }: Participant): readonly Contact[] {
  let found: Contact[] | undefined;
  for (const contact of contacts) {
    if (contact.state !== 'sending' && !isPending(contact)) continue;
    found ??= [];
    found.push(contact);
  }
  return found ?? NONE;
}

const sooner = (a: Sleep | undefined, b: Sleep | undefined): Sleep | undefined =>
  a && b ? (a.until <= b.until ? a : b) : (a ?? b);

/** Claims whose lease has ended are of unknown fate from now on; the others are waited for. */
function settleClaims(unsettled: readonly Contact[], now: Instant, changes: Change[]): Sleep | undefined {
  let wake: Sleep | undefined;
  for (const contact of unsettled) {
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
  unsettled: readonly Contact[],
  hours: WorkingHours,
  now: Instant,
  changes: Change[],
): { due: readonly Obligation[]; wake: Sleep | undefined } {
  // One list for all touchpoints: deciding is short enough for lists to be a good part of what it takes.
  const asked: Obligation[] = [];
  const asking = { participant, hours, asked };
  let due: Obligation[] | undefined;
  // What comes first of all that is still to come: a touchpoint's next change by itself, or a contact.
  let wakeAt: Instant | undefined;
  let ahead: PlannedTouchpoint | Obligation | undefined;
  for (const planned of plans) {
    const { id } = planned.touchpoint;
    const before = participant.touchpoints[id];
    const state = progress(planned, before, now);
    if (state !== before) changes.push({ kind: 'touchpoint', id, state });
    const at = nextProgressAt(planned, state);
    if (at !== undefined && (wakeAt === undefined || at < wakeAt)) {
      wakeAt = at;
      ahead = planned;
    }
    if (!state) continue;
    const first = asked.length;
    askAll(asking, planned, state);
    for (let index = first; index < asked.length; index += 1) {
      const obligation = asked[index]!;
      // One that waits for its retry is due all the same: nothing else takes its place on that day.
      if (obligation.plannedAt <= now) {
        const reason =
          obligation.moot ?? notWelcome(participant, obligation.kind) ?? lateness(obligation, asked, now);
        if (reason) changes.push(skipped(obligation, reason, now));
        else if (due) due.push(obligation);
        else due = [obligation];
      } else if (wakeAt === undefined || obligation.at < wakeAt) {
        wakeAt = obligation.at;
        ahead = obligation;
      }
    }
    for (const contact of unsettled) {
      // It waited, and then a moved anchor, another version or the person's own doing left nothing to ask for.
      if (!mayBeLeft(contact) || contact.touchpoint !== id) continue;
      if (asked.some((one) => isSameContact(one, contact))) continue;
      changes.push(skipped(contact, overtakenHold(contact, state), now));
    }
  }
  for (const contact of unsettled) {
    // A version without this touchpoint was adopted in the moment in which it opened.
    if (mayBeLeft(contact) && !plans.some(({ touchpoint }) => touchpoint.id === contact.touchpoint)) {
      changes.push(skipped(contact, 'removed', now));
    }
  }
  const link = linkObligation(plans, participant, now);
  if (link) {
    const reason = link.moot ?? notWelcome(participant, link.kind);
    if (reason) changes.push(skipped(link, reason, now));
    else due = [...(due ?? NOTHING), link];
  }
  return { due: due ?? NOTHING, wake: wakeAt && ahead && sleepUntil(wakeAt, ahead, participant, now) };
}

const NOTHING: readonly Obligation[] = [];

/** What touchpoints ask for, and is not with the provider now; for a link its request asks. */
const mayBeLeft = ({ state, kind }: Contact): boolean => state !== 'sending' && kind !== 'link';

function sleepUntil(
  until: Instant,
  ahead: PlannedTouchpoint | Obligation,
  { touchpoints }: Participant,
  now: Instant,
): Sleep {
  if ('moot' in ahead) {
    return {
      kind: 'sleep',
      until,
      reason: nameOf(ahead),
      afterwards: ahead.moot ? 'decide' : ahead.kind,
    };
  }
  const { id } = ahead.touchpoint;
  const state = progress(ahead, touchpoints[id], now);
  const invites = !state && ahead.invitationAt === until;
  const reason = `${id}: ${nextProgressOf(ahead, state)}`;
  return { kind: 'sleep', until, reason, afterwards: invites ? 'invitation' : 'decide' };
}

function skipped(
  { touchpoint, kind, number, plannedAt }: ContactName & { plannedAt: Instant },
  reason: SkipReason,
  at: Instant,
): Change {
  return { kind: 'contact', contact: { touchpoint, kind, number, plannedAt, state: 'skipped', at, reason } };
}
