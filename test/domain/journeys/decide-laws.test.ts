import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingHours } from '../../../domain/cohorts/cohort.ts';
import { FOLLOWS, isCounted } from '../../../domain/contacts/contact.ts';
import { dayOff, toLocal } from '../../../domain/dates/calendar.ts';
import { decide } from '../../../domain/journeys/decide.ts';
import { answersThePerson, nameOf } from '../../../domain/journeys/obligations.ts';
import { withChanges } from '../../../domain/journeys/participant-changes.ts';
import type { TouchpointState } from '../../../domain/participants/participant.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { sendsAnyDay } from '../../../domain/timetables/touchpoint-dates.ts';
import { anySetting, type Setting } from '../../support/arbitraries/life-arbitraries.ts';
import { type Life, live, type Sent } from '../../support/arbitraries/live.ts';
import { at } from '../../support/domain-builders.ts';

/** Checks a law on random programs, cohorts and lives; a failure prints the seed and the life. */
const law = (check: (life: Life, setting: Setting) => void, numRuns = 100) =>
  fc.assert(
    fc.property(anySetting(), (setting) => {
      check(live(setting.program, setting.world, setting), setting);
    }),
    { numRuns },
  );

/** Whether a contact was the one that its mail is named by: what it brought along goes on its days. */
const isOwnMail = (one: Sent, index: number, all: readonly Sent[]) => all[index - 1]?.mail !== one.mail;

describe('for any program, cohort and person', () => {
  test('a journey ends, after few decisions (I14)', () => {
    law((life, { events, extraWakes, program }) => {
      expect(life.overAt).toBeDefined();
      const bound = 40 * program.touchpoints.length + 3 * events.length + extraWakes.length + 5;
      expect(life.steps.length).toBeLessThanOrEqual(bound);
    });
  });

  test('a sleep ends later than now, and what is over stays over', () => {
    law(({ cohort, participant, steps }, { program }) => {
      for (const { now, decision } of steps) {
        if (decision.next.kind === 'sleep') expect(decision.next.until > now).toBe(true);
      }
      const { next } = steps.at(-1)!.decision;
      expect(decide(program, cohort, participant, at('2025-01-01T00:00Z'))).toEqual({ changes: [], next });
    });
  });

  test('nothing is sent before it is planned (I7)', () => {
    law(({ sent }) => {
      for (const { at, plannedAt } of sent) expect(at >= plannedAt).toBe(true);
    });
  });

  test('no contact is sent twice (I1)', () => {
    law(({ sent }) => {
      const names = sent.map(nameOf);
      expect(names).toEqual([...new Set(names)]);
    });
  });

  test('mails keep to the send window, apart from appointments and answers (F17)', () => {
    law(({ sent }, { program }) => {
      for (const { at, kind, touchpoint, cohort, participant } of sent.filter(isOwnMail)) {
        if (!isCounted(kind)) continue;
        const { date, time } = toLocal(at, participant.timeZone);
        const hours = workingHours(program, cohort);
        expect(time >= hours.from && time < hours.to).toBe(true);
        const onItsDay = sendsAnyDay(program.touchpoints.find(({ id }) => id === touchpoint)!);
        if (!(onItsDay && kind === 'invitation')) expect(dayOff(date, hours)).toBeUndefined();
      }
    });
  });

  test('nothing is sent to who withdrew, stopped mail, or cannot be reached (I4)', () => {
    law(({ sent }) => {
      for (const { kind, participant } of sent) {
        expect(participant.status.kind).toBe('active');
        expect(participant.mail.kind).not.toBe('undeliverable');
        if (!answersThePerson(kind)) expect(participant.mail.kind).toBe('welcome');
      }
    });
  });

  test('nobody is asked for what is done, missed, booked or not open (I4)', () => {
    law(({ sent }) => {
      for (const { kind, touchpoint, participant } of sent) {
        const state = participant.touchpoints[touchpoint]?.kind;
        if (kind === 'cancellation') expect(['open', 'missed', 'declined']).toContain(state);
        else if (kind === 'thanks') expect(state).toBe('done');
        else expect(state).toBe(kind === 'confirmation' || kind === 'notice' ? 'booked' : 'open');
      }
    });
  });

  test('touchpoints change only as the table allows (I6)', () => {
    const follows: Record<TouchpointState['kind'] | 'none', string[]> = {
      none: ['open', 'missed'],
      open: ['booked', 'done', 'missed', 'declined'],
      booked: ['open', 'done', 'missed', 'declined'],
      declined: ['booked', 'open'],
      missed: ['open', 'none'],
      done: [],
    };
    law(({ steps }) => {
      for (const { participant, decision } of steps) {
        for (const change of decision.changes) {
          if (change.kind !== 'touchpoint') continue;
          const before = participant.touchpoints[change.id];
          expect(follows[before?.kind ?? 'none']).toContain(change.state?.kind ?? 'none');
        }
      }
    });
  });

  test('contacts change only as the table allows (I6)', () => {
    law(({ steps }) => {
      for (const { participant, decision } of steps) {
        for (const change of decision.changes) {
          if (change.kind !== 'contact') continue;
          const before = participant.contacts.find((one) => nameOf(one) === nameOf(change.contact));
          expect(FOLLOWS[before?.state ?? 'none']).toContain(change.contact.state);
        }
      }
    });
  });

  test('everything that was due is sent, or skipped with a reason: nothing vanishes (I2)', () => {
    law((life, { program }) => {
      const { cohort, participant, steps } = life;
      const end = participant.status.kind === 'withdrawn' ? participant.status.at : steps.at(-1)!.now;
      for (const planned of timetable(program, cohort, participant)) {
        const { id } = planned.touchpoint;
        const state = participant.touchpoints[id];
        if (!state) continue;
        const logged = (kind: string, number: number) =>
          participant.contacts.some(
            (one) => one.touchpoint === id && one.kind === kind && one.number === number,
          );
        // With a seat or the answers in hand, nothing falls due any more.
        const ended = state.kind === 'done' || state.kind === 'booked';
        const until = ended && state.at < end ? state.at : end;
        const due = (at: string) => at >= participant.enrolledAt && at <= until;
        if (state.kind === 'missed' && planned.sessions?.offered.length === 0) continue;
        if (state.kind === 'missed' && state.reason === 'no-show') continue;
        if (due(planned.invitationAt)) expect(logged('invitation', 1)).toBe(true);
        for (const { number, moment } of planned.reminders) {
          if (due(moment.at)) expect(logged('reminder', number)).toBe(true);
        }
      }
    });
  });

  test('asking again with the changes recorded changes nothing more, and says the same', () => {
    law(({ steps }, { program }) => {
      for (const { now, cohort, participant, decision } of steps) {
        expect(decide(program, cohort, participant, now)).toEqual(decision);
        const again = decide(program, cohort, withChanges(participant, decision.changes), now);
        expect(again).toEqual({ changes: [], next: decision.next });
      }
    }, 40);
  });

  test('asking at any other instant changes nothing about what is sent (F32)', () => {
    law((life, setting) => {
      const undisturbed = live(setting.program, setting.world, { ...setting, extraWakes: [] });
      const what = ({ sent }: Life) => sent.map((one) => `${one.at} ${nameOf(one)} ${one.last}`);
      expect(what(life)).toEqual(what(undisturbed));
      expect(life.participant.touchpoints).toEqual(undisturbed.participant.touchpoints);
    });
  });

  test('reads as if stored: documents that went through JSON decide the same', () => {
    law(({ steps }, { program }) => {
      const { now, cohort, participant, decision } = steps.at(-1)!;
      const stored = JSON.parse(JSON.stringify({ cohort, participant }));
      expect(decide(program, stored.cohort, stored.participant, now)).toEqual(decision);
    }, 40);
  });

  test('the last reminder says so, and nothing follows it unless the training is moved', () => {
    law(({ sent }, { program }) => {
      for (const { id } of program.touchpoints) {
        const reminders = sent.filter(({ touchpoint, kind }) => touchpoint === id && kind === 'reminder');
        const last = reminders.findIndex((one) => one.last);
        const moved = reminders.some((one) => one.cohort !== reminders[0]!.cohort);
        if (last >= 0 && !moved) expect(last).toBe(reminders.length - 1);
        expect(reminders.map(({ number }) => number)).toEqual(reminders.map(({ number }) => number).sort());
      }
    });
  });
});
