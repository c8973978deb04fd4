import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { putAddress } from '../../../functions/address-records.ts';
import { participantApi } from '../../../functions/participant-api/participant-api.ts';
import type { Documents, Put } from '../../../platform/ports.ts';
import {
  DURING_BASELINE,
  DURING_BOOKING,
  DURING_SATISFACTION,
  participantScene,
  type Scene,
} from '../../support/scenes/participant-scene.ts';
import { JUNE, smallParticipant } from '../../support/small-program.ts';

const EXPIRED = '2027-01-15T05:00:00.000Z';
const AFTER_EVERYTHING = '2027-11-20T12:00:00.000Z' as Instant;

/** A scene whose people can be found by their address, as enrollment leaves them. */
async function known(given: Parameters<typeof participantScene>[0] = {}): Promise<Scene> {
  const scene = await participantScene(given);
  for (const one of given.participants ?? [smallParticipant()]) {
    // Not the mailbox: somebody of two cohorts is twice in the only one there is here.
    const [, address] = await putAddress(scene.ports.documents, one);
    await scene.ports.documents.write([address!]);
  }
  return scene;
}

const expiredLink = (scene: Scene, touchpoint = 'baseline') =>
  scene.link('survey', touchpoint, { expiresAt: EXPIRED });

describe('a link that can no longer be used', () => {
  it('says since when, in the person’s zone, and offers a new one (S11)', async () => {
    const scene = await participantScene();
    const token = await expiredLink(scene);
    const { statusCode, body } = await scene.send(`/survey?t=${token}`);
    expect(statusCode).toBe(410);
    expect(body).toContain('“Before the training” could be opened with it until Thursday, January 14, 2027.');
    expect(body).toContain('Nothing you sent before is lost.');
    expect(body).toContain(`<input type="hidden" name="t" value="${token}">`);
    expect(body).toContain('<button>Mail me a new link</button>');
    expect(body).toContain('jane.roe@hospital.example');
  });

  it('says that it is done where it is', async () => {
    const done = { kind: 'done', at: DURING_BASELINE, how: 'answered' } as const;
    const scene = await participantScene({
      participants: [smallParticipant({ touchpoints: { baseline: done } })],
    });
    const { body } = await scene.send(`/survey?t=${await expiredLink(scene)}`);
    expect(body).toContain('You have done it; nothing is left to do there.');
  });

  it('says the day of an old link to stop mail', async () => {
    const scene = await participantScene();
    const token = await scene.link('stop', 'baseline', { expiresAt: EXPIRED });
    const { statusCode, body } = await scene.send(`/stop?t=${token}`);
    expect(statusCode).toBe(410);
    expect(body).toContain('It could be used until Thursday, January 14, 2027.');
  });

  it('offers nothing to who withdrew, expired or not, and nothing can be asked for', async () => {
    const status = { kind: 'withdrawn', at: DURING_BASELINE } as const;
    const scene = await participantScene({ participants: [smallParticipant({ status })] });
    for (const token of [await expiredLink(scene), await scene.link('survey', 'baseline')]) {
      const { statusCode, body } = await scene.send(`/survey?t=${token}`);
      expect(statusCode).toBe(410);
      expect(body).toContain('You no longer take part');
      expect(body).not.toContain('<form');
      const before = scene.contents();
      expect((await scene.post('/link/again', { t: token })).statusCode).toBe(410);
      expect(scene.contents()).toBe(before);
    }
  });

  it('that nobody knows asks for the address, also where nothing is at all (L9)', async () => {
    const scene = await participantScene();
    for (const url of ['/survey?t=mangled', `/focus-group?t=${'A'.repeat(43)}`, '/stop', '/surv?t=x', '/']) {
      const { statusCode, body } = await scene.send(url);
      expect([url, statusCode]).toEqual([url, 404]);
      expect(body).toContain('This link does not work');
      expect(body).toContain('<label class="question" for="email">');
    }
  });
});

describe('a page with nothing left to do', () => {
  it.each([
    [
      'survey',
      'baseline',
      { kind: 'done', at: DURING_BASELINE, how: 'answered' },
      'Already answered',
      'my-year',
    ],
    [
      'focus-group',
      'focus-group',
      { kind: 'done', at: DURING_BASELINE, how: 'attended' },
      'Thank you',
      'my-year',
    ],
    [
      'focus-group',
      'focus-group',
      { kind: 'missed', at: DURING_BASELINE, reason: 'no-show' },
      'Closed',
      undefined,
    ],
  ] as const)('offers a link to what is left: %s %s', async (purpose, touchpoint, state, title, to) => {
    const participants = [smallParticipant({ touchpoints: { [touchpoint]: state } })];
    const scene = await participantScene({ participants });
    const t = await scene.link(purpose, touchpoint);
    const before = scene.contents();
    const { body } = await scene.send(`/${purpose}?t=${t}`);
    expect(body).toContain(`<h1>${title}`);
    expect(body).toContain('action="/link/again"');
    expect(body.includes('name="to" value="my-year"')).toBe(to !== undefined);
    expect(scene.contents()).toBe(before);
    expect((await scene.post('/link/again', { t, ...(to && { to }) })).statusCode).toBe(200);
    expect((await scene.participant()).linkRequest?.touchpoint).toBe(to ?? 'baseline');
  });
});

describe('asking for a new link with an old one', () => {
  it('asks for what is open now, and wakes the journey', async () => {
    const scene = await participantScene();
    const { statusCode, body } = await scene.post('/link/again', { t: await expiredLink(scene) });
    expect(statusCode).toBe(200);
    expect(body).toContain('A new link is on its way');
    expect((await scene.participant()).linkRequest).toEqual({
      number: 1,
      at: DURING_BASELINE,
      purpose: 'survey',
      touchpoint: 'baseline',
    });
    expect((await scene.participant()).dueAt).toBe(DURING_BASELINE);
    expect(scene.wakes).toEqual(['sleep of p-0000000000000001']);
  });

  it('asks for the same again where that is open, else for what opened last, else for the year', async () => {
    const cases: [Instant, string, string][] = [
      [DURING_BOOKING, 'baseline', 'focus-group'],
      [DURING_SATISFACTION, 'baseline', 'satisfaction'],
      [AFTER_EVERYTHING, 'baseline', 'my-year'],
    ];
    for (const [now, of, expected] of cases) {
      const scene = await participantScene({ now });
      await scene.post('/link/again', { t: await expiredLink(scene, of) });
      expect((await scene.participant()).linkRequest?.touchpoint).toBe(expected);
    }
  });

  it('is answered the same when it comes too soon or too often, and then asks for nothing', async () => {
    const scene = await participantScene();
    const t = await expiredLink(scene);
    const first = await scene.post('/link/again', { t });
    const asked = await scene.participant();
    scene.clock.moveTo(plusSeconds(DURING_BASELINE, 599));
    expect(await scene.post('/link/again', { t })).toEqual(first);
    expect(await scene.participant()).toEqual(asked);
    scene.clock.moveTo(plusSeconds(DURING_BASELINE, 600));
    await scene.post('/link/again', { t });
    expect((await scene.participant()).linkRequest?.number).toBe(2);
  });

  it('tells whoever cannot be reached that no mail comes', async () => {
    const mail = { kind: 'undeliverable', at: DURING_BASELINE, reason: 'bounce' } as const;
    const scene = await participantScene({ participants: [smallParticipant({ mail })] });
    const { body } = await scene.post('/link/again', { t: await expiredLink(scene) });
    expect(body).toContain('does not take mail');
  });

  it('promises nothing when the lasting page is closed too', async () => {
    const scene = await participantScene({ now: '2029-01-10T12:00:00.000Z' as Instant });
    const before = scene.contents();
    const t = await expiredLink(scene);
    const { statusCode, body } = await scene.post('/link/again', { t });
    expect(statusCode).toBe(200);
    expect(body).toContain('The program is over');
    expect((await scene.participant()).linkRequest).toBeUndefined();
    expect(before).not.toContain('linkRequest');
  });

  it('with one that nobody knows is the page that asks for the address', async () => {
    const scene = await participantScene();
    const before = scene.contents();
    const { statusCode, body } = await scene.post('/link/again', { t: 'A'.repeat(43) });
    expect(statusCode).toBe(404);
    expect(body).toContain('for="email"');
    expect(scene.contents()).toBe(before);
  });

  it('is nothing that a link or a scanner can do (F63)', async () => {
    const scene = await participantScene();
    const t = await expiredLink(scene);
    const before = scene.contents();
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect((await scene.send(`/link/again?t=${t}`, { method })).statusCode).toBe(405);
    }
    expect(scene.contents()).toBe(before);
  });
});

describe('asking for a new link by address', () => {
  const ask = (scene: Scene, email: string) => scene.post('/link/again', { email });

  it('asks for it in any spelling, and is due for the next sweep', async () => {
    for (const email of ['ada@hospital.example', ' Ada@Hospital.Example ']) {
      const scene = await known();
      expect((await ask(scene, email)).statusCode).toBe(200);
      expect((await scene.participant()).linkRequest).toMatchObject({ number: 1, touchpoint: 'baseline' });
      const { items } = await scene.ports.documents.due<Participant>(plusSeconds(DURING_BASELINE, 1), 10);
      expect(items.map(({ doc }) => doc.id)).toEqual(['p-0000000000000001']);
    }
  });

  it('is answered alike for known, unknown, withdrawn and impatient people', async () => {
    const withdrawn = smallParticipant({
      id: 'p-0000000000000002' as ParticipantId,
      email: 'gone@hospital.example',
      status: { kind: 'withdrawn', at: DURING_BASELINE },
    });
    const scene = await known({ participants: [smallParticipant(), withdrawn] });
    const first = await ask(scene, 'ada@hospital.example');
    for (const email of ['ada@hospital.example', 'gone@hospital.example', 'nobody@hospital.example']) {
      expect(await ask(scene, email)).toEqual(first);
    }
    expect(first.body).not.toMatch(/Clinical Leadership Program|Jane Roe/);
    expect((await scene.participant(withdrawn)).linkRequest).toBeUndefined();
  });

  it('does the same work for known and unknown addresses', async () => {
    const scene = await known();
    const work = async (email: string): Promise<string[]> => {
      const calls: string[] = [];
      const { documents } = scene.ports;
      const watched: Documents = {
        ...documents,
        get: (key) => {
          calls.push('get');
          return documents.get(key);
        },
        write: (puts: Put[]) => {
          calls.push(`write ${puts.length}`);
          return documents.write(puts);
        },
      };
      const journeys = { start: async () => {}, wake: async () => void calls.push('wake') };
      const api = participantApi({ ...scene.ports, documents: watched, journeys });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await api({
        rawPath: '/link/again',
        rawQueryString: '',
        headers,
        body: String(new URLSearchParams({ email })),
        requestContext: { http: { method: 'POST' } },
      });
      return calls;
    };
    const unknown = await work('nobody@hospital.example');
    expect(unknown).toEqual(['get', 'get', 'get', 'get', 'get', 'write 3']);
    // The first of a process also reads the program, which is kept from then on.
    await work('ada@hospital.example');
    scene.clock.moveTo(plusSeconds(DURING_BASELINE, 1200));
    expect(await work('ada@hospital.example')).toEqual(unknown);
    expect((await scene.participant()).linkRequest?.number).toBe(2);
    expect(await work('ada@hospital.example')).toEqual(unknown);
  });

  it('leads someone of two cohorts to what can be done now', async () => {
    const other = smallParticipant({
      id: 'p-0000000000000002' as ParticipantId,
      enrolledAt: '2026-12-05T09:00:00.000Z' as Instant,
      touchpoints: { baseline: { kind: 'done', at: DURING_BASELINE, how: 'answered' } },
    });
    const scene = await known({ participants: [smallParticipant(), other] });
    await ask(scene, 'ada@hospital.example');
    expect((await scene.participant()).linkRequest?.touchpoint).toBe('baseline');
    expect((await scene.participant(other)).linkRequest).toBeUndefined();
  });

  it('is not even looked up after 20 times in a day', async () => {
    const scene = await known();
    for (let count = 0; count < 20; count += 1) await ask(scene, 'ada@hospital.example');
    const before = scene.contents();
    scene.clock.moveTo(plusSeconds(DURING_BASELINE, 3600));
    expect((await ask(scene, 'ada@hospital.example')).statusCode).toBe(200);
    expect(scene.contents()).toBe(before);
  });

  it.each([
    '',
    'ada',
    'ada@',
    'a@b@c',
    'ada@hospital',
    'ada@x.org\r\nBcc: v@y.org',
    `${'x'.repeat(65)}@x.org`,
  ])('says that "%s" is no address, and stores nothing', async (email) => {
    const scene = await known();
    const before = scene.contents();
    const { statusCode, body } = await ask(scene, email);
    expect(statusCode).toBe(422);
    expect(body).toContain('name@example.org');
    expect(body).toContain('aria-invalid="true"');
    if (email !== '') expect(body).not.toContain(email);
    expect(scene.contents()).toBe(before);
  });
});

describe('what is sent with one link', () => {
  it('is refused from the 21st time in a minute, with the time to wait (S22)', async () => {
    const scene = await participantScene();
    const t = await scene.link('survey', 'baseline');
    const answers = [];
    for (let count = 0; count < 60; count += 1)
      answers.push(await scene.call('/api/response', t, { answers: {} }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([
      ...Array(20).fill(422),
      ...Array(40).fill(429),
    ]);
    const last = answers.at(-1)!;
    expect(last.headers['retry-after']).toBe('45');
    expect(last.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(last.body)).toMatchObject({ status: 429, type: '/problems/too-many-requests' });
  });

  it('shuts nobody else out, and lets the same link in again the next minute (L10, S22)', async () => {
    const other = smallParticipant({ id: 'p-0000000000000002' as ParticipantId });
    const scene = await participantScene({ participants: [smallParticipant(), other] });
    const t = await scene.link('survey', 'baseline');
    for (let count = 0; count < 21; count += 1) await scene.post('/survey', { t });
    const refused = await scene.post('/survey', { t });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(refused.body).toContain('sent too often');
    expect(
      (await scene.post('/survey', { t: await scene.link('survey', 'baseline', { of: other }) })).statusCode,
    ).toBe(422);
    expect((await scene.send(`/survey?t=${t}`)).statusCode).toBe(200);
    scene.clock.moveTo('2027-01-20T17:31:00.000Z' as Instant);
    expect((await scene.post('/survey', { t })).statusCode).toBe(422);
  });

  it('is counted also when all of it comes at once (S22)', async () => {
    const scene = await participantScene({ now: DURING_BOOKING });
    const t = await scene.link('focus-group', 'focus-group');
    const sent = Array.from({ length: 60 }, () => scene.call('/api/seat', t, { focusGroupId: JUNE.id }));
    const statuses = (await Promise.all(sent)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(20);
  });

  it.each([
    ['PUT', '/api/seat'],
    ['DELETE', '/api/seat'],
    ['DELETE', '/api/waiting'],
  ])(
    'is counted, as each seat that is moved or given back is a mail to the person: %s %s (L10)',
    async (method, path) => {
      const scene = await participantScene({ now: DURING_BOOKING });
      const headers = { 'link-token': await scene.link('focus-group', 'focus-group') };
      const body = method === 'PUT' ? { body: { focusGroupId: JUNE.id } } : {};
      for (let count = 0; count < 20; count += 1)
        expect((await scene.send(path, { method, headers, ...body })).statusCode).not.toBe(429);
      expect((await scene.send(path, { method, headers, ...body })).statusCode).toBe(429);
    },
  );

  it('is not counted where it is a draft, which is saved every few seconds', async () => {
    const scene = await participantScene();
    const headers = { 'link-token': await scene.link('survey', 'baseline') };
    for (let sequence = 1; sequence <= 30; sequence += 1) {
      const body = { sequence, answers: { note: `${sequence}` } };
      expect((await scene.send('/api/draft', { method: 'PUT', headers, body })).statusCode).toBe(200);
    }
  });

  const FORM = 'application/x-www-form-urlencoded';

  it.each<
    [string, { path?: string; headers: (t: string) => Record<string, string>; body: (t: string) => string }]
  >([
    [
      'as a form of the other encoding',
      {
        headers: () => ({ 'content-type': 'multipart/form-data; boundary=line' }),
        body: (t) => `--line\r\nContent-Disposition: form-data; name="t"\r\n\r\n${t}\r\n--line--\r\n`,
      },
    ],
    [
      'with its type in capitals',
      { headers: () => ({ 'content-type': FORM.toUpperCase() }), body: (t) => `t=${t}` },
    ],
    [
      'with a header that pages do not read',
      { headers: () => ({ 'content-type': FORM, 'link-token': 'x' }), body: (t) => `t=${t}` },
    ],
    [
      'to the address spelled otherwise',
      {
        path: '/%61pi/r%65sponse',
        headers: (t) => ({ 'content-type': 'application/json', 'link-token': t }),
        body: () => '{"answers":{}}',
      },
    ],
  ])('is counted with the rest when it comes %s (S22)', async (_, { path = '/survey', headers, body }) => {
    const scene = await participantScene();
    const t = await scene.link('survey', 'baseline');
    for (let count = 0; count < 20; count += 1) {
      if (path === '/survey') await scene.post(path, { t });
      else await scene.call('/api/response', t, { answers: {} });
    }
    const { statusCode } = await scene.api({
      rawPath: path,
      rawQueryString: '',
      headers: headers(t),
      body: body(t),
      requestContext: { http: { method: 'POST' } },
    });
    expect(statusCode).toBe(429);
  });

  it('is counted for links that exist, and never for reading', async () => {
    const scene = await participantScene();
    const stored = async () => scene.rates();
    const t = await scene.link('survey', 'baseline');
    for (let count = 0; count < 30; count += 1) {
      await scene.send(`/survey?t=${t}`);
      await scene.call('/api/link', t);
      expect((await scene.post('/survey', { t: 'A'.repeat(43) })).statusCode).toBe(404);
    }
    expect(await stored()).toBe(0);
    await scene.post('/survey', { t });
    expect(await stored()).toBe(1);
  });
});
