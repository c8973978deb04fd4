import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { type BookingScene, bookingScene } from '../../support/scenes/booking-scene.ts';

const PEOPLE = 5;
const SESSIONS = 3;

type Deed = (scene: BookingScene) => Promise<{ status: number }>;

/** Something one person or staff do, and how a failure prints it. */
const deed = (name: string, perform: Deed) =>
  Object.assign(perform, { [fc.toStringMethod]: () => name, toString: () => name });

const who = fc.nat({ max: PEOPLE - 1 });
const which = fc.nat({ max: SESSIONS - 1 });

const byPerson = fc
  .tuple(
    who,
    which,
    fc.constantFrom(
      'POST /api/seat',
      'PUT /api/seat',
      'DELETE /api/seat',
      'POST /api/waiting',
      'DELETE /api/waiting',
    ),
  )
  .map(([person, session, call]) => {
    const [method, path] = call.split(' ') as [string, string];
    const about = call === 'DELETE /api/seat' ? undefined : session;
    return deed(`${person}: ${call} ${session}`, (scene) => scene.call(person, method, path, about));
  });

const declining = fc
  .tuple(who, fc.constantFrom('not-taking-part', 'none-of-these-times'))
  .map(([person, why]) => deed(`${person}: ${why}`, (scene) => scene.decline(person, why)));

const resizing = fc
  .tuple(which, fc.nat({ max: 3 }))
  .map(([session, capacity]) =>
    deed(`capacity of ${session}: ${capacity}`, (scene) => scene.change({ capacity }, session)),
  );

const moving = fc
  .tuple(which, fc.integer({ min: 10, max: 28 }))
  .map(([session, day]) =>
    deed(`${session} to the ${day}th`, (scene) =>
      scene.change({ startsAt: `2027-08-${day}T15:00` }, session),
    ),
  );

const cancelling = which.map((session) => deed(`cancel ${session}`, (scene) => scene.cancelSession(session)));

const withdrawing = who.map((person) =>
  deed(`${person} withdraws`, (scene) =>
    scene.world.call('POST', `${scene.cohort}/participants/${scene.ids[person]}/withdrawal`),
  ),
);

const waiting = fc.integer({ min: 1, max: 40 }).map((hours) =>
  deed(`${hours} hours later`, async ({ ports, sweep }) => {
    ports.clock.moveTo(plusSeconds(ports.clock.now(), hours * 3600));
    await sweep();
    return { status: 200 };
  }),
);

const anyDeed = fc.oneof(
  { weight: 12, arbitrary: byPerson },
  { weight: 1, arbitrary: declining },
  { weight: 2, arbitrary: resizing },
  { weight: 1, arbitrary: moving },
  { weight: 1, arbitrary: fc.oneof(cancelling, withdrawing) },
  { weight: 2, arbitrary: waiting },
);

describe('whatever people and staff do at the same time', () => {
  it('seats and offers never exceed the capacity, and sessions and people agree at every write (I5, F56)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyDeed, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
        async (bursts) => {
          const sessions = Array.from({ length: SESSIONS }, () => ({ capacity: 1 }));
          const scene = await bookingScene({
            people: PEOPLE,
            sessions,
            zones: ['America/New_York', 'Asia/Tokyo'],
          });
          for (const burst of bursts) {
            const answers = await Promise.all(burst.map((perform) => perform(scene)));
            for (const { status } of answers) expect(status).toBeLessThan(500);
            expect(scene.faults).toEqual([]);
          }
          // Nothing is left to be done by itself once everybody has been told.
          scene.ports.clock.moveTo(plusSeconds(scene.ports.clock.now(), 90 * 86_400));
          await scene.sweep();
          for (const [session] of scene.groupIds.entries()) {
            expect(await scene.group(session)).not.toHaveProperty('dueAt');
          }
          expect(scene.faults).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
