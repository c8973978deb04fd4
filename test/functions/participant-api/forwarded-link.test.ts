import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import {
  DURING_BASELINE,
  DURING_BOOKING,
  DURING_SATISFACTION,
  participantScene,
} from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, JUNE, smallCohort, smallParticipant } from '../../support/small-program.ts';

/** In no page that a link leads to may any of it be found. */
const CANARY = /canary|zanzibar|p-0000000000000001/i;

const person = (more: Parameters<typeof smallParticipant>[0] = {}) =>
  smallParticipant({ name: 'Dr. Canary Zanzibar', email: 'canary.zanzibar@hospital.example', ...more });

const FORM = { 'q.skills.listen': '3', 'q.skills.delegate': '1', 'q.again': 'yes' };
const EXPIRED = '2027-01-01T00:00:00.000Z';
const NOTHING_OPEN = '2027-03-20T12:00:00.000Z' as Instant;

describe('a forwarded link shows nothing about the person it was for', () => {
  it.each([
    ['before its window', '2026-12-20T12:00:00.000Z' as Instant],
    ['in the window of the survey', DURING_BASELINE],
    ['in the window of the unlinked survey', DURING_SATISFACTION],
    ['between two windows', NOTHING_OPEN],
    ['in the window for booking', DURING_BOOKING],
  ])('%s, on any page, opened or sent', async (_, now) => {
    const others = [
      person(),
      person({ mail: { kind: 'stopped', at: now } }),
      person({ mail: { kind: 'undeliverable', at: now, reason: 'bounce' } }),
      person({ status: { kind: 'withdrawn', at: now } }),
    ];
    const seen: string[] = [];
    for (const one of others) {
      const scene = await participantScene({ now, participants: [one] });
      const links = {
        '/survey': await scene.link('survey', 'baseline'),
        '/survey?': await scene.link('survey', 'satisfaction'),
        '/focus-group': await scene.link('focus-group', 'focus-group'),
        '/stop': await scene.link('stop', 'baseline'),
        '/survey??': await scene.link('survey', 'baseline', { expiresAt: EXPIRED }),
      };
      const look = async () => {
        for (const [path, t] of Object.entries(links)) {
          const page = path.replaceAll('?', '');
          seen.push((await scene.send(`${page}?t=${t}`)).body);
          seen.push((await scene.send(`${page}?t=${t.slice(1)}`)).body);
          seen.push((await scene.call('/api/link', t)).body);
        }
      };
      await look();
      for (const [path, t] of Object.entries(links)) {
        const page = path.replaceAll('?', '');
        seen.push((await scene.post(page, { t })).body);
        seen.push((await scene.post(page, { t, g: JUNE.id, v: '0123456789abcdef', ...FORM })).body);
        seen.push((await scene.call('/api/response', t, { answers: GOOD_ANSWERS })).body);
        seen.push((await scene.post('/link/again', { t })).body);
      }
      seen.push((await scene.post('/link/again', { email: one.email })).body);
      await look();
    }
    for (const body of seen) expect(body).not.toMatch(CANARY);
    // The pages were really there: whom to ask is on them.
    expect(seen.filter((body) => body.includes(smallCohort().contactPerson.email)).length).toBeGreaterThan(
      40,
    );
  });
});

describe('another site', () => {
  it.each(['https://evil.example', 'null'])('with origin %s may send nothing (L5)', async (origin) => {
    const scene = await participantScene();
    const t = await scene.link('survey', 'baseline');
    const before = scene.contents();
    for (const path of ['/survey', '/stop', '/link/again', '/api/response', '/api/stop']) {
      const { statusCode, headers } = await scene.send(path, {
        method: 'POST',
        headers: { origin, 'sec-fetch-site': 'cross-site', 'link-token': t },
        body: path.startsWith('/api/') ? {} : new URLSearchParams({ t }),
      });
      expect([path, statusCode]).toEqual([path, 403]);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect(scene.contents()).toBe(before);
  });

  it('is told nothing by a preflight, whatever header it asks for (L5)', async () => {
    const scene = await participantScene();
    for (const path of ['/api/link', '/api/response', '/survey', '/link/again']) {
      const { statusCode, headers } = await scene.send(path, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'link-token',
        },
      });
      expect(statusCode).toBe(405);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('an address that a mail program has changed', () => {
  const read = async (make: (t: string) => string) => {
    const scene = await participantScene();
    const t = await scene.link('survey', 'baseline');
    const before = scene.contents();
    const first = await scene.send(make(t));
    expect(scene.contents()).toBe(before);
    return { scene, t, first };
  };

  it.each([
    ['encoded as a whole', (t: string) => `/survey%3Ft%3D${t}`],
    ['with HTML’s ampersand', (t: string) => `/survey?utm_source=a&amp;t=${t}`],
    ['with a doubled slash', (t: string) => `//survey?t=${t}`],
    ['with a slash after the path', (t: string) => `/survey/?t=${t}`],
    ['in capitals', (t: string) => `/SURVEY?T=${t}`],
  ])('%s leads to the right one, where pages find the token and hide it (L9)', async (_, make) => {
    const { scene, t, first } = await read(make);
    expect([first.statusCode, first.headers.location]).toEqual([303, `/survey?t=${t}`]);
    expect(first.headers['referrer-policy']).toBe('no-referrer');
    const head = await scene.send(make(t), { method: 'HEAD' });
    expect([head.statusCode, head.headers.location, head.body]).toEqual([303, `/survey?t=${t}`, '']);
    expect((await scene.send(first.headers.location!)).body).toContain('method="post" action="/survey"');
  });

  it.each([
    ['with a full stop', (t: string) => `/survey?t=${t}.`],
    ['with tracking parameters', (t: string) => `/survey?mc_eid=1&t=${t}&utm_source=mail`],
    ['wrapped over two lines', (t: string) => `/survey?t=${t.slice(0, 20)}%0D%0A%20${t.slice(20)}`],
  ])('%s is answered at once (L9)', async (_, make) => {
    const { t, first } = await read(make);
    expect(first.statusCode).toBe(200);
    expect(first.body).toContain(`name="t" value="${t}"`);
  });

  it('never leads anywhere else (L9)', async () => {
    const scene = await participantScene();
    const t = await scene.link('survey', 'baseline');
    for (const path of [
      '//evil.example/survey',
      '/\\evil.example',
      '//evil.example',
      '/survey/..//evil.example',
    ]) {
      const { statusCode, headers } = await scene.send(`${path}?t=${t}`);
      expect([path, statusCode, headers.location]).toEqual([path, 404, undefined]);
    }
  });

  it('is posted to by one click in a mail program without being sent elsewhere (RFC 8058)', async () => {
    const scene = await participantScene();
    const t = await scene.link('stop', 'baseline');
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await scene.send(`/stop/?t=${t}&amp;x=1`, { method: 'POST', body })).statusCode).toBe(200);
    expect((await scene.participant()).mail.kind).toBe('stopped');
  });
});
