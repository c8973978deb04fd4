import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contact, isCounted } from '../../../domain/contacts/contact.ts';
import { toLocal } from '../../../domain/dates/calendar.ts';
import { type LocalDate, plusDays } from '../../../domain/dates/local-date.ts';
import { MOST_IN_ONE_MAIL } from '../../../domain/journeys/choose.ts';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import type { Program } from '../../../domain/programs/program.ts';
import { anySetting, type Setting } from '../../support/arbitraries/life-arbitraries.ts';
import { isAwayUntil } from '../../support/arbitraries/life-events.ts';
import { type Life, live, type Sent } from '../../support/arbitraries/live.ts';

/** How many mails a week a program allows, and when a person says until when they are away. */
const anyLimit = fc.integer({ min: 1, max: 7 });
const anyAbsence = fc.option(
  fc.record({ after: fc.integer({ min: 0, max: 200 }), days: fc.integer({ min: 1, max: 60 }) }),
);

const limited = (program: Program, perWeek: number): Program => ({ ...program, contactLimit: { perWeek } });

type Away = { after: number; days: number } | null;

function lived(setting: Setting, perWeek: number, away: Away): Life & { awayUntil?: LocalDate } {
  const { enrolledAt, timeZone } = setting.world.participant;
  const program = limited(setting.program, perWeek);
  if (!away) return live(program, setting.world, setting);
  const enrolled = toLocal(enrolledAt, timeZone).date;
  const said = `${plusDays(enrolled, away.after)}T12:00:00.000Z` as Sent['at'];
  const awayUntil = plusDays(enrolled, away.after + away.days);
  const events = [...setting.events, ...(said > enrolledAt ? [isAwayUntil(said, awayUntil)] : [])];
  return { ...live(program, setting.world, { ...setting, events }), awayUntil };
}

const law = (check: (life: ReturnType<typeof lived>, perWeek: number, setting: Setting) => void) =>
  fc.assert(
    fc.property(anySetting(), anyLimit, anyAbsence, (setting, perWeek, away) => {
      check(lived(setting, perWeek, away), perWeek, setting);
    }),
    { numRuns: 150 },
  );

/** The mails that count, in order, each with the contacts in it. */
const countedMails = ({ sent }: Life): Sent[][] =>
  [...Map.groupBy(sent, ({ mail }) => mail).values()].filter(([own]) => isCounted(own!.kind));

const dayOf = ({ at, participant }: Sent): LocalDate => toLocal(at, participant.timeZone).date;

const mailsOf = (life: Life): string[] =>
  [...Map.groupBy(life.sent, ({ mail }) => mail).values()].map(
    (mail) => `${mail[0]!.at} ${mail.map(nameOf).sort().join(' + ')}`,
  );

describe('for any program, limit, cohort and person', () => {
  test('never more mails that count than the limit in any seven days, nor two a day', () => {
    law((life, perWeek) => {
      const days = countedMails(life).map(([own]) => dayOf(own!));
      for (const day of days) {
        expect(days.filter((one) => one === day)).toHaveLength(1);
        const week = days.filter((one) => plusDays(day, -7) < one && one <= day);
        expect(week.length).toBeLessThanOrEqual(perWeek);
      }
    });
  });

  test('only contacts that count come together, at most a handful, and each touchpoint asks once', () => {
    law(({ sent }) => {
      for (const mail of Map.groupBy(sent, ({ mail }) => mail).values()) {
        expect(mail.length).toBeLessThanOrEqual(MOST_IN_ONE_MAIL);
        if (mail.length === 1) continue;
        expect(mail.every(({ kind }) => isCounted(kind))).toBe(true);
        expect(new Set(mail.map(({ touchpoint }) => touchpoint)).size).toBe(mail.length);
      }
    });
  });

  test('what is due together is one mail: after it, nothing that counts is left waiting for another', () => {
    law(({ steps }) => {
      for (const [index, { decision }] of steps.entries()) {
        const { next } = decision;
        if (next.kind !== 'send' || !isCounted(next.contact.kind)) continue;
        const after = steps[index + 1]!.decision.next;
        if (after.kind === 'sleep')
          expect(after.reason).not.toMatch(/one contact a day|contact-limit|away|send window/);
      }
    });
  });

  test('who is away gets nothing that counts before they are back', () => {
    law((life) => {
      for (const [own] of countedMails(life)) {
        const { awayUntil } = own!.participant;
        if (awayUntil) expect(dayOf(own!) >= awayUntil).toBe(true);
      }
    });
  });

  test('whatever waits for the limit or for a return is on record as held, and why (I2)', () => {
    law(({ steps }) => {
      for (const { participant, decision } of steps) {
        const { next, changes } = decision;
        const why = next.kind === 'sleep' && /: (contact-limit|away)$/.exec(next.reason)?.[1];
        if (!why) continue;
        const name = next.reason.slice(0, -`: ${why}`.length);
        const log = new Map<string, Contact>();
        for (const one of participant.contacts) log.set(nameOf(one), one);
        for (const one of changes) if (one.kind === 'contact') log.set(nameOf(one.contact), one.contact);
        expect(log.get(name)).toMatchObject({ state: 'held', reason: why, until: next.until });
      }
    });
  });

  test('nothing stays held: in the end it is sent or skipped, with the reason it was held where its window closed (I2)', () => {
    law(({ participant, changes }) => {
      expect(participant.contacts.filter(({ state }) => state === 'held')).toEqual([]);
      for (const contact of participant.contacts) {
        if (contact.state !== 'skipped') continue;
        if (contact.reason !== 'contact-limit' && contact.reason !== 'away') continue;
        const held = changes.some(
          (one) =>
            one.kind === 'contact' &&
            one.contact.state === 'held' &&
            nameOf(one.contact) === nameOf(contact) &&
            one.contact.reason === contact.reason,
        );
        expect(held).toBe(true);
      }
    });
  });

  test('a limit that is never reached changes nothing', () => {
    fc.assert(
      fc.property(anySetting(), (setting) => {
        const seven = lived(setting, 7, null);
        expect(seven.changes.filter((one) => one.kind === 'contact' && one.contact.state === 'held')).toEqual(
          [],
        );
        expect(mailsOf(seven)).toEqual(mailsOf(lived(setting, 1_000, null)));
      }),
    );
  });

  test('the limit alone takes a contact away only where its window closes first', () => {
    law(({ participant }) => {
      for (const contact of participant.contacts) {
        if (contact.state !== 'skipped' || contact.reason !== 'contact-limit') continue;
        expect(participant.touchpoints[contact.touchpoint]).toMatchObject({ kind: 'missed' });
      }
    });
  });

  test('the order of two touchpoints that ask at one instant makes no difference to what is sent', () => {
    fc.assert(
      fc.property(anySetting(), anyLimit, anyAbsence, (setting, perWeek, away) => {
        const touchpoints = setting.program.touchpoints.toReversed();
        const reversed = { ...setting, program: { ...setting.program, touchpoints } };
        expect(mailsOf(lived(reversed, perWeek, away))).toEqual(mailsOf(lived(setting, perWeek, away)));
      }),
    );
  });
});
