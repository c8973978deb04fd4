import { expect, it, onTestFinished } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { type Participant, participantKey } from '../../domain/participants/participant.ts';
import { openSite } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

/** The day after month 12 has closed; nobody has answered anything. */
const OVER = '2028-04-12T15:00:00.000Z' as Instant;

it.each([
  ['more time for the last survey', 'PUT', '/extensions/month-12', { closesOn: '2028-04-28' }],
  ['a new link', 'POST', '/links', {}],
])('somebody whose year is over and who is given %s has the mail at once', async (_, method, path, body) => {
  const site = await openSite({ now: '2027-01-11T15:00:00.000Z' as Instant });
  onTestFinished(() => site.close());
  const { path: cohort, people } = await springCohort(site, { sessions: 0 });
  const [id] = people as [(typeof people)[0]];
  await site.moveTo(OVER);
  const person = (await site.platform.documents.get<Participant>(participantKey(id)))!;
  expect(person.doc.dueAt).toBeUndefined();
  const before = site.mails().length;
  const answer = await fetch(`${site.url}/staff${cohort}/participants/${id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${new URL(site.signInUrl).searchParams.get('t')}`,
      'content-type': 'application/json',
      'idempotency-key': 'once',
      'if-match': `"${person.version}"`,
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  await site.platform.engine.idle();
  // At the same moment: no sweep has come round.
  expect(site.now()).toBe(OVER);
  expect(site.mails().slice(before)).toMatchObject([{ date: OVER }]);
});
