import { expect, it, onTestFinished } from 'vitest';
import { dailyRemoval } from '../../bin/local/daily-removal.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { openSite } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const at = (time: string) => `2027-03-${time}:00.000Z` as Instant;

it('removes what has expired at the start, once a day, and when the clock was put back', async () => {
  let now = at('02T09:00');
  const removed: Instant[] = [];
  const removeExpired = async (before: Instant) => void removed.push(before);
  const removal = dailyRemoval({ clock: { now: () => now }, documents: { removeExpired } });
  for (const time of ['02T09:00', '02T09:15', '03T08:59', '03T09:00', '03T09:15', '01T12:00', '01T12:15']) {
    now = at(time);
    await removal();
  }
  expect(removed).toEqual([at('02T09:00'), at('03T09:00'), at('01T12:00')]);
});

it('tries again in the next round where something could not be removed', async () => {
  let tries = 0;
  const removeExpired = async () => {
    tries += 1;
    if (tries === 1) throw new Error('The disk is full.');
  };
  const removal = dailyRemoval({ clock: { now: () => at('02T09:00') }, documents: { removeExpired } });
  await expect(removal()).rejects.toThrow('The disk is full.');
  await removal();
  await removal();
  expect(tries).toBe(2);
});

it('keeps the counters of what strangers ask for no longer than a day or two where `npm start` runs', async () => {
  const site = await openSite({ isDurable: true });
  onTestFinished(() => site.close());
  await springCohort(site);
  const body = new URLSearchParams({ email: 'nobody@hospital.example' });
  await fetch(`${site.url}/link/again`, { method: 'POST', body });
  const counters = () =>
    site.database.prepare("SELECT count(*) AS count FROM documents WHERE key LIKE 'rate#%'").get()!.count;
  expect(counters()).toBeGreaterThan(0);
  // The first round that finds something to do.
  await site.moveTo('2027-01-22T13:00:00.000Z' as Instant);
  expect(counters()).toBe(0);
});
