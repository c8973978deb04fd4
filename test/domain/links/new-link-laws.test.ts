import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../../../domain/dates/instant.ts';
import { newLinkTarget, withLinkRequest } from '../../../domain/links/new-link.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { anySetting } from '../../support/arbitraries/life-arbitraries.ts';
import { type Event, type Life, live } from '../../support/arbitraries/live.ts';

/** Asks for a new link, as the page does for whoever still takes part. */
const asksForLink = (at: Instant): Event => ({
  at,
  happen: ({ cohort, participant }, now, program) => {
    if (participant.status.kind === 'withdrawn' || now < participant.enrolledAt)
      return { cohort, participant };
    const target = newLinkTarget(timetable(program, cohort, participant), participant, now);
    const asked = target && withLinkRequest(participant, target, now);
    return { cohort, participant: asked ?? participant };
  },
});

const times = fc
  .array(
    fc
      .integer({ min: Date.UTC(2019, 3, 10), max: Date.UTC(2020, 11, 31) })
      .chain((first) =>
        fc
          .array(fc.integer({ min: 0, max: 90_000_000 }), { maxLength: 7 })
          .map((after) => [first, ...after.map((ms) => first + ms)]),
      ),
    { maxLength: 4 },
  )
  .map((groups) => groups.flat().map(instantOf));

const law = (
  check: (life: Life, without: Life, outages: readonly { from: Instant; until: Instant }[]) => void,
) =>
  fc.assert(
    fc.property(anySetting(), times, (setting, asked) => {
      const events = [...setting.events, ...asked.map(asksForLink)];
      const life = live(setting.program, setting.world, { ...setting, events });
      check(life, live(setting.program, setting.world, setting), setting.outages);
    }),
    { numRuns: 100 },
  );

const isLink = ({ kind }: { kind: string }) => kind === 'link';

describe('for any life in which new links are asked for', () => {
  it('every other contact comes when it would have come, or is skipped for the same reason', () => {
    law((life, without) => {
      const others = ({ sent }: Life) =>
        sent
          .filter((one) => !isLink(one))
          .map(({ touchpoint, kind, number, at }) => ({ touchpoint, kind, number, at }));
      expect(others(life)).toEqual(others(without));
      const log = (one: Life) =>
        one.participant.contacts
          .filter((contact) => !isLink(contact))
          .map(({ touchpoint, kind, number, state, at }) => ({ touchpoint, kind, number, state, at }));
      expect(new Set(log(life).map((one) => JSON.stringify(one)))).toEqual(
        new Set(log(without).map((one) => JSON.stringify(one))),
      );
      expect(life.participant.touchpoints).toEqual(without.participant.touchpoints);
    });
  });

  it('a new link goes out at the moment it is asked for, unless there is nobody to act then', () => {
    law(({ sent }, _, outages) => {
      for (const { at, plannedAt } of sent.filter(isLink)) {
        const down = outages.find(({ from, until }) => from <= plannedAt && plannedAt < until);
        expect(at).toBe(down?.until ?? plannedAt);
      }
    });
  });

  it('it never goes to who withdrew or cannot be reached, and ends in the log in any case (I2, I4)', () => {
    law(({ sent, participant }) => {
      for (const one of sent.filter(isLink)) {
        expect(one.participant.status.kind).toBe('active');
        expect(one.participant.mail.kind).not.toBe('undeliverable');
      }
      const request = participant.linkRequest;
      if (request) {
        expect(participant.contacts).toContainEqual(
          expect.objectContaining({ kind: 'link', number: request.number, touchpoint: request.touchpoint }),
        );
      }
    });
  });

  it('at most five go out in any 24 hours, each ten minutes after the one before', () => {
    law(({ sent }) => {
      const asked = sent.filter(isLink).map(({ plannedAt }) => Date.parse(plannedAt));
      asked.forEach((at, index) => {
        const before = asked[index - 1];
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(600_000);
        const fifth = asked[index - 5];
        if (fifth !== undefined) expect(at - fifth).toBeGreaterThanOrEqual(86_400_000);
      });
    });
  });
});
