import { expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { tellStaff } from '../../../functions/staff-notices/tell-staff.ts';
import { noticeScene } from '../../support/scenes/notice-scene.ts';

/** What SES may keep a call waiting for: 3 s for the connection, 10 s of silence. */
const SILENCE_MS = 13_000;

it('leaves the cohorts that its time does not suffice for to the next round, before it claims a mail (F1)', async () => {
  const scene = await noticeScene();
  for (const title of ['Summer 2027', 'Autumn 2027', 'Winter 2027']) {
    await scene.world.participant(await scene.world.cohort({ title }));
  }
  // Four cohorts whose booking opens soon, and no session is published.
  scene.clock.moveTo('2027-05-03T12:15:00.000Z' as Instant);
  let remaining = 0;
  const leftAtEachSend: number[] = [];
  scene.answering(async () => {
    leftAtEachSend.push(remaining);
    remaining -= 5000;
    return { kind: 'accepted', messageId: `m-${leftAtEachSend.length}` };
  });
  const round = async () => {
    remaining = 30_000;
    await tellStaff(scene.ports, { getRemainingTimeInMillis: () => remaining });
    return leftAtEachSend.length;
  };
  expect(await round()).toBe(3);
  expect(Math.min(...leftAtEachSend)).toBeGreaterThan(SILENCE_MS);
  expect(await round()).toBe(4);
  expect(await round()).toBe(4);
});
