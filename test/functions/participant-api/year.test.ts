import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../domain/dates/local-date.ts';
import type { Link } from '../../../domain/links/link.ts';
import { linkKey } from '../../../domain/links/link.ts';
import { tokenHash } from '../../../functions/token-hash.ts';
import { participantScene } from '../../support/scenes/participant-scene.ts';
import {
  AFTER_TRAINING,
  BEFORE_TRAINING,
  DURING_MONTH_3,
  DURING_MONTH_12,
  yearScene,
} from '../../support/scenes/year-scene.ts';
import { JUNE, smallParticipant } from '../../support/small-program.ts';

const SEAT = {
  focusGroupId: JUNE.id,
  startsAt: JUNE.startsAt,
  endsAt: JUNE.endsAt,
  place: 'Room 12',
  number: 1,
};

describe('the page of a person’s year', () => {
  it('says what is behind, due and coming, with the dates of that person', async () => {
    const scene = await yearScene({ answered: { baseline: 3 } });
    const body = await scene.page();
    expect(body).toContain('You answered on Friday, January 22, 2027.');
    expect(body).toContain('by Tuesday, June 1, 2027.');
    expect(body).toContain('Open now, until Tuesday, June 1, 2027.');
    expect(body).toContain('on a day between Friday, June 4, 2027 and Wednesday, August 4, 2027');
    expect(body).toContain('Opens on Friday, February 4, 2028, until Friday, March 3, 2028.');
    expect(body.indexOf('at-month-3"')).toBeLessThan(body.indexOf('id="at-month-12"'));
  });

  it('speaks of a goal and of scores only where the program has them', async () => {
    const { page } = await yearScene();
    expect(await page()).toContain('its link: it shows your own goal and scores.</p>');
    const scene = await participantScene();
    const { body } = await scene.send(`/year?t=${await scene.link('year', 'my-year')}`);
    expect(body).toContain('Please do not forward its link.</p>');
    expect(body).not.toMatch(/goal|scores/);
  });

  it('says until when a seat can be booked: as long as there is a session to book', async () => {
    const before = await (await yearScene({ now: '2027-06-15T14:59:00.000Z' as Instant })).page();
    expect(before).toContain('Focus group</a>, by Tuesday, June 15, 2027, 11:00 AM Eastern Time');
    const after = await (await yearScene({ now: '2027-06-15T15:00:00.000Z' as Instant })).page();
    expect(after).toContain('Focus group</a>, by Wednesday, August 4, 2027.');
  });

  it('says until when a mind can be changed about a seat: as long as there is a session to book', async () => {
    const now = '2027-06-15T14:59:00.000Z' as Instant;
    const why = 'not-taking-part' as const;
    const person = { touchpoints: { 'focus-group': { kind: 'declined' as const, at: now, why } } };
    expect(await (await yearScene({ now, person })).page()).toContain(
      'You can change your mind until Tuesday, June 15, 2027, 11:00 AM Eastern Time',
    );
  });

  it('shows a seat in the zone of the person', async () => {
    const person = {
      timeZone: 'America/Los_Angeles' as TimeZone,
      touchpoints: { 'focus-group': { kind: 'booked' as const, at: DURING_MONTH_3, seat: SEAT } },
    };
    const scene = await yearScene({ person });
    expect(await scene.page()).toContain(
      'Your seat: Tuesday, June 15, 2027, 9:00 AM to 10:00 AM, Pacific Time (America/Los Angeles).',
    );
  });

  it('names nobody but the contact person, has one h1, no inline code or style, and fits into 120 KB', async () => {
    const scene = await yearScene({
      now: DURING_MONTH_12,
      answered: { baseline: 2, 'month-3': 4 },
      goal: {},
    });
    const body = await scene.page();
    expect(body).toContain('This page is yours alone.');
    expect(body).toContain('jane.roe@hospital.example');
    expect(body).not.toMatch(/ada@hospital|Ada Example/);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).not.toMatch(/<style|style=|<script>|\son[a-z]+=|(src|href)="(https?:)?\/\//);
    expect(Buffer.byteLength(body)).toBeLessThan(60_000);
  });

  it('changes nothing when it is opened, nor when its calendar is (F63)', async () => {
    const scene = await yearScene({ answered: { baseline: 3 }, goal: {} });
    const before = scene.contents();
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      await scene.send(`/year?t=${scene.token}`, { method });
      await scene.send(`/year/calendar?t=${scene.token}`, { method });
    }
    await scene.call('/api/link', scene.token);
    expect(scene.contents()).toBe(before);
  });

  it('opens with no other link, and a year link opens nothing else', async () => {
    const scene = await yearScene();
    const survey = await scene.link('survey', 'month-3');
    expect((await scene.send(`/year?t=${survey}`)).statusCode).toBe(404);
    expect((await scene.send(`/survey?t=${scene.token}`)).statusCode).toBe(404);
    expect((await scene.post('/year/leave', { t: survey, confirm: 'yes' })).statusCode).toBe(404);
  });

  it('is calm when its time is over, and for somebody who no longer takes part', async () => {
    const scene = await yearScene();
    const late = await scene.link('year', 'my-year', { expiresAt: DURING_MONTH_3 });
    expect((await scene.send(`/year?t=${late}`)).statusCode).toBe(410);
    await scene.change(smallParticipant({ status: { kind: 'withdrawn', at: AFTER_TRAINING } }));
    const { statusCode, body } = await scene.send(`/year?t=${scene.token}`);
    expect([statusCode, body.includes('You no longer take part')]).toEqual([410, true]);
  });

  it('takes changes from our own pages only (L5)', async () => {
    const scene = await yearScene();
    const before = scene.contents();
    const foreign = { method: 'POST', headers: { origin: 'https://elsewhere.example' } };
    for (const path of ['open', 'goal', 'review', 'away', 'time-zone', 'mail', 'leave']) {
      const body = new URLSearchParams({ t: scene.token, confirm: 'yes', mail: 'stop' });
      expect((await scene.send(`/year/${path}`, { ...foreign, body })).statusCode, path).toBe(403);
      expect((await scene.send(`/year/${path}?t=${scene.token}`)).statusCode, path).toBe(405);
    }
    expect(scene.contents()).toBe(before);
  });
});

describe('what is due', () => {
  it('is one button away: a new link of that purpose, which lives as long as a mailed one', async () => {
    const scene = await yearScene();
    const { statusCode, headers } = await scene.act('/year/open', { touchpoint: 'month-3' });
    expect(statusCode).toBe(303);
    const [, token] = /^\/survey\?t=([\w-]{43})$/.exec(headers.location!)!;
    expect((await scene.ports.documents.get<Link>(linkKey(tokenHash(token!))))!.doc).toMatchObject({
      purpose: 'survey',
      participantId: scene.me.id,
      touchpoint: 'month-3',
      expiresAt: '2027-06-02T04:00:00.000Z',
    });
    expect((await scene.send(headers.location!)).body).toContain('Send my answers');
    expect(scene.contents()).not.toContain(token);
  });

  it('leads to the seat that one has', async () => {
    const booked = { kind: 'booked' as const, at: DURING_MONTH_3, seat: SEAT };
    const scene = await yearScene({ person: { touchpoints: { 'focus-group': booked } } });
    const { headers } = await scene.act('/year/open', { touchpoint: 'focus-group' });
    expect((await scene.send(headers.location!)).body).toContain('You have a seat.');
  });

  it('leads to the seat that one has, also where the dates were moved and its window has closed', async () => {
    const [startsAt, endsAt] = ['2027-08-10T16:00:00.000Z', '2027-08-10T17:00:00.000Z'] as Instant[];
    const seat = { ...SEAT, startsAt: startsAt!, endsAt: endsAt! };
    const booked = { kind: 'booked' as const, at: DURING_MONTH_3, seat };
    const afterwards = '2027-08-06T15:00:00.000Z' as Instant;
    const scene = await yearScene({ now: afterwards, person: { touchpoints: { 'focus-group': booked } } });
    expect(await scene.page()).toContain('See my seat');
    const { headers } = await scene.act('/year/open', { touchpoint: 'focus-group' });
    expect((await scene.send(headers.location!)).body).toContain('Cancel my seat');
  });

  it.each([
    ['is not open yet', 'month-12', 409],
    ['has closed', 'baseline', 409],
    ['is not in the program', 'month-99', 404],
  ])('makes no link to what %s', async (_, touchpoint, status) => {
    const scene = await yearScene();
    const before = scene.contents();
    expect((await scene.act('/year/open', { touchpoint })).statusCode).toBe(status);
    expect(scene.contents()).toBe(before);
  });
});

describe('own scores', () => {
  it('are a table with a picture that screen readers skip, from the second wave on', async () => {
    const one = await yearScene({ answered: { baseline: 2 } });
    expect(await one.page()).toContain('<td>2.0</td>');
    expect(await one.page()).not.toContain('<svg');
    const two = await yearScene({ now: DURING_MONTH_12, answered: { baseline: 2, 'month-3': 5 } });
    const body = await two.page();
    expect(body).toContain('<tr><td>2.0</td><td>5.0</td></tr>');
    expect(body.match(/<svg class="spark" [^>]*aria-hidden="true"/g)).toHaveLength(9);
    expect(body).not.toMatch(/NaN|Infinity/);
  });

  it('are not there before the first survey', async () => {
    expect(await (await yearScene({ now: BEFORE_TRAINING })).page()).not.toContain('My own scores');
  });

  it('are read by key: nobody’s list of responses is touched', async () => {
    const scene = await yearScene({ answered: { baseline: 2 } });
    scene.ports.documents.list = () => Promise.reject(new Error('A list was read.'));
    expect(await scene.page()).toContain('<td>2.0</td>');
  });
});

describe('the same as JSON', () => {
  it('has the facts that the page has, for a client that draws its own', async () => {
    const scene = await yearScene({ answered: { baseline: 2 }, goal: {} });
    const body = JSON.parse((await scene.call('/api/link', scene.token)).body);
    expect(body).toMatchObject({
      purpose: 'year',
      programTitle: 'Clinical Leadership Program',
      timeZone: 'America/New_York',
      mail: 'welcome',
      touchpoints: [
        { touchpoint: 'baseline', when: 'past', stage: 'done' },
        { touchpoint: 'satisfaction', when: 'past', stage: 'closed' },
        { touchpoint: 'month-3', when: 'due', closesAt: '2027-06-02T04:00:00.000Z' },
        { touchpoint: 'focus-group', sessionsFrom: '2027-06-04', sessionsUntil: '2027-08-04' },
        { touchpoint: 'month-12', when: 'coming' },
      ],
      goal: { version: 1, text: { specific: 'A weekly huddle on ward 7' }, toReview: 'month-3' },
    });
    expect(body.scores[0].scales[0]).toMatchObject({ id: 'vitality', min: 1, max: 7, scores: [3] });
    expect(JSON.stringify(body)).not.toMatch(/ada@hospital|Ada Example/);
  });
});
