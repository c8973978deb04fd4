import { expect, it, onTestFinished } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { type Journey, journeyKey } from '../../domain/journeys/journey.ts';
import { type Participant, participantKey } from '../../domain/participants/participant.ts';
import { openSite } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

it('people whose year was over by a mistake stand where they do as soon as the dates are right, and get mail in time', async () => {
  const site = await openSite({ now: '2027-01-11T15:00:00.000Z' as Instant });
  onTestFinished(() => site.close());
  const { documents, engine } = site.platform;
  const { path, people } = await springCohort(site, { sessions: 0 });
  const [id] = people as [(typeof people)[0]];
  const read = async () => (await documents.get<Participant>(participantKey(id)))!.doc;
  const move = async (year: number) => {
    const [trainingStart, trainingEnd] = [`${year}-03-11`, `${year}-03-12`] as [LocalDate, LocalDate];
    await site.staff.move(path, { trainingStart, trainingEnd });
    await engine.idle();
  };
  await move(2025);
  expect((await read()).touchpoints.baseline).toMatchObject({ kind: 'missed' });
  expect((await read()).dueAt).toBeUndefined();

  await move(2027);
  // At the same moment: no sweep has come round.
  expect((await read()).touchpoints).toEqual({});
  expect((await documents.get<Journey>(journeyKey(id)))!.doc).toMatchObject({ generation: 2 });
  await site.moveTo('2027-02-18T13:00:05.000Z' as Instant);
  expect(site.mails().map(({ contactId, date }) => [contactId, date])).toEqual([
    [`${id}.baseline.invitation.1`, '2027-02-18T13:00:00.000Z'],
  ]);
});
