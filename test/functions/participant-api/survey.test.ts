import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import { responsesOf } from '../../../functions/records.ts';
import { changedProgram, withQuestion } from '../../support/changed-program.ts';
import {
  DURING_BASELINE,
  DURING_SATISFACTION,
  participantScene,
  type Scene,
} from '../../support/scenes/participant-scene.ts';
import { smallParticipant, smallProgram } from '../../support/small-program.ts';

const FILLED = { 'q.skills.listen': '3', 'q.skills.delegate': '1', 'q.again': 'yes' };

const responses = async ({ ports }: Scene) =>
  (await ports.documents.list<Response>(responsesOf('c-0000000000000000'), 200)).items.map(({ doc }) => doc);

describe('the survey page', () => {
  it('shows the program, the survey, the minutes, the deadline and whom to ask, and nothing of the person', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const { statusCode, body, headers } = await scene.send(`/survey?t=${token}`);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toMatch(/script-src 'self';.*form-action 'self'/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    for (const text of [
      '<html lang="en">',
      'Clinical Leadership Program',
      '<h1>Before the training</h1>',
      'About 5 minutes',
      'Wednesday, February 3, 2027',
      'jane.roe@hospital.example',
      'confidential',
      `name="t" value="${token}"`,
    ]) {
      expect(body).toContain(text);
    }
    expect(body).not.toMatch(/ada@hospital|Ada Example/);
  });

  it('has one h1, no inline code or style, and asks nobody else for anything', async () => {
    const scene = await participantScene();
    const { body } = await scene.send(`/survey?t=${await scene.link('survey', 'baseline')}`);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).not.toMatch(/<style|style=|<script>|\son[a-z]+=|(src|href)="(https?:)?\/\//);
  });

  it('says that answers are stored without the name where they are', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const { body } = await scene.send(`/survey?t=${await scene.link('survey', 'satisfaction')}`);
    expect(body).toContain('stored without your name');
    expect(body).not.toContain('confidential');
  });

  it('changes nothing, however often it is opened and with whatever method (F63, L6)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const before = scene.contents();
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET', 'PUT', 'DELETE', 'TRACE', 'PATCH']) {
      const { statusCode, headers, body } = await scene.send(`/survey?t=${token}`, { method });
      expect(statusCode).toBe(method === 'GET' || method === 'HEAD' ? 200 : 405);
      if (statusCode === 405) expect(headers.allow).toBe('GET, POST');
      if (method === 'HEAD') expect(body).toBe('');
    }
    expect(scene.contents()).toBe(before);
    expect(scene.wakes).toEqual([]);
  });

  it('forgives what mail programs do to its address (L9)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    for (const query of [
      `t=${token}.`,
      `t=${token}%3E`,
      `t=%20${token}%0A`,
      `t=${token}&utm_source=mail&utm_source=again`,
      `utm_id=1&t=${token}&__proto__=x`,
      `t=3D${token}`,
    ]) {
      expect((await scene.send(`/survey?${query}`)).statusCode).toBe(200);
    }
  });

  it.each(['', '?t=', '?t=short', `?t=${'A'.repeat(43)}`, '?t=%00', '?other=1'])(
    'says in a friendly way that "%s" is no link (L9)',
    async (query) => {
      const scene = await participantScene();
      const { statusCode, body } = await scene.send(`/survey${query}`);
      expect(statusCode).toBe(404);
      expect(body).toContain('This link does not work');
      expect(body).toContain('<script src="/participant.js');
    },
  );

  it('says what happened to an expired link and whom to ask (S11)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline', { expiresAt: DURING_BASELINE });
    const { statusCode, body } = await scene.send(`/survey?t=${token}`);
    expect(statusCode).toBe(410);
    expect(body).toContain('This link has expired');
    expect(body).toContain('jane.roe@hospital.example');
  });

  it('says before the window when it opens, and afterwards that it is closed', async () => {
    const scene = await participantScene({ now: '2027-01-10T12:00:00.000Z' as Instant });
    const token = await scene.link('survey', 'baseline');
    expect((await scene.send(`/survey?t=${token}`)).body).toContain('opens on Wednesday, January 13, 2027');
    scene.clock.moveTo('2027-03-01T12:00:00.000Z' as Instant);
    expect((await scene.send(`/survey?t=${token}`)).body).toContain('is closed');
  });
});

describe('a survey form', () => {
  it('is stored with its participant, finishes the touchpoint and wakes the journey', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const { statusCode, body } = await scene.post('/survey', {
      t: token,
      v: '0123456789abcdef',
      ...FILLED,
      'q.note': '<script>alert(1)</script>{{7*7}}',
    });
    expect(statusCode).toBe(200);
    expect(body).toContain('Thank you');
    expect((await scene.participant()).touchpoints.baseline?.kind).toBe('done');
    expect(await responses(scene)).toMatchObject([
      {
        participantId: 'p-0000000000000001',
        submittedAt: DURING_BASELINE,
        answers: {
          skills: { listen: 3, delegate: 1 },
          again: 'yes',
          note: '<script>alert(1)</script>{{7*7}}',
        },
      },
    ]);
    expect(scene.wakes).toEqual(['sleep of p-0000000000000001']);
  });

  it('leaves no trace from an unlinked response to its participant', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const token = await scene.link('survey', 'satisfaction');
    const before = new Set(scene.keys());
    await scene.post('/survey', { t: token, ...FILLED });
    const added = scene.keys().filter((key) => !before.has(key));
    // The person's own change has its entry in the audit trail; it tells no more than the person's record does.
    expect(added).toEqual(['audit#participant#p-0000000000000001#2', expect.stringMatching(/^response#r-/)]);
    const [response] = await responses(scene);
    const entry = await scene.ports.documents.get<{ at: Instant }>(added[0]!);
    expect(JSON.stringify(entry)).not.toContain(response!.id);
    expect(entry?.doc.at).toBe((await scene.participant()).touchpoints.satisfaction?.at);
    expect(JSON.stringify(response)).not.toContain('p-0000000000000001');
    expect(response?.submittedAt).toBe('2027-02-10T00:00:00.000Z');
    expect((await scene.participant()).touchpoints.satisfaction?.kind).toBe('done');
  });

  it('has an id of its own that leads to its participant only where it may', async () => {
    const idOf = async (now: Instant, touchpoint: string) => {
      const scene = await participantScene({ now });
      await scene.post('/survey', { t: await scene.link('survey', touchpoint), ...FILLED });
      return (await responses(scene))[0]?.id;
    };
    const [linked, unlinked] = [
      await idOf(DURING_BASELINE, 'baseline'),
      await idOf(DURING_SATISFACTION, 'satisfaction'),
    ];
    expect(await idOf(DURING_BASELINE, 'baseline')).toBe(linked);
    expect(await idOf(DURING_SATISFACTION, 'satisfaction')).not.toBe(unlinked);
  });

  it('is refused by the store itself where a restored record has forgotten the first', async () => {
    const scene = await participantScene();
    const t = await scene.link('survey', 'baseline');
    await scene.post('/survey', { t, ...FILLED });
    await scene.change(smallParticipant());
    expect((await scene.post('/survey', { t, ...FILLED })).statusCode).toBe(409);
    expect(await responses(scene)).toHaveLength(1);
  });

  it('may be larger than other requests: the longest text in the widest letters', async () => {
    const scene = await participantScene();
    const t = await scene.link('survey', 'baseline');
    const note = '李'.repeat(5000);
    expect((await scene.post('/survey', { t, ...FILLED, 'q.note': note })).statusCode).toBe(200);
    expect((await responses(scene))[0]?.answers.note).toBe(note);
  });

  it('comes back with everything that was typed and a list of what to mend (S2, S8)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const before = scene.contents();
    const { statusCode, body } = await scene.post('/survey', {
      t: token,
      'q.skills.listen': '2',
      'q.energy': '4',
      'q.topics': 'room',
      'q.note': '</textarea><img src=x onerror=alert(1)> {{7*7}}',
    });
    expect(statusCode).toBe(422);
    expect(scene.contents()).toBe(before);
    expect(body).toMatch(/name="q\.skills\.listen" value="2" checked/);
    expect(body).toMatch(/name="q\.energy" value="4" checked/);
    expect(body).toMatch(/name="q\.topics" value="room" checked/);
    expect(body).toContain('&lt;/textarea&gt;&lt;img src=x onerror=alert(1)&gt; {{7*7}}</textarea>');
    expect(body).toContain('<a href="#q.skills.delegate">');
    expect(body).toContain('<a href="#q.again">');
    expect(body).toContain('id="q.skills.delegate"');
    expect(body).toContain('id="q.again"');
    expect(body).toContain('Please check 2 things');
  });

  it('is answered the second time that it has arrived already (S13, F52)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const [first, second] = await Promise.all([
      scene.post('/survey', { t: token, ...FILLED }),
      scene.post('/survey', { t: token, ...FILLED }),
    ]);
    expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409]);
    const again = await scene.post('/survey', { t: token, ...FILLED });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Already answered, thank you');
    expect((await scene.send(`/survey?t=${token}`)).body).toContain('Already answered, thank you');
    expect(await responses(scene)).toHaveLength(1);
  });

  it('keeps what was typed when the questions have changed meanwhile (S17)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const { statusCode, body } = await scene.post('/survey', { t: token, v: 'older', ...FILLED });
    expect(statusCode).toBe(409);
    expect(body).toContain('The questions have changed');
    expect(body).toMatch(/name="q\.again" value="yes" checked/);
  });

  it('is refused without its window, its link or its participant, storing nothing (S11, S14, S15)', async () => {
    const scene = await participantScene();
    const survey = await scene.link('survey', 'baseline');
    const stop = await scene.link('stop', 'baseline');
    const expired = await scene.link('survey', 'baseline', { expiresAt: DURING_BASELINE });
    const early = await scene.link('survey', 'satisfaction');
    const statusOf = async (t: string) => (await scene.post('/survey', { t, ...FILLED })).statusCode;
    const before = scene.contents();
    expect(await statusOf(expired)).toBe(410);
    expect(await statusOf(stop)).toBe(404);
    expect(await statusOf('')).toBe(404);
    expect(await statusOf(early)).toBe(409);
    expect(scene.contents()).toBe(before);

    await scene.change(smallParticipant({ status: { kind: 'withdrawn', at: DURING_BASELINE } }));
    const withdrawn = scene.contents();
    expect(await statusOf(survey)).toBe(410);
    expect(scene.contents()).toBe(withdrawn);
  });

  it('is not taken from another site (L5)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const body = new URLSearchParams({ t: token, ...FILLED });
    const statusOf = async (headers: Record<string, string>) =>
      (await scene.send('/survey', { method: 'POST', headers, body })).statusCode;
    expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await responses(scene)).toEqual([]);
    expect(await statusOf({ origin: 'https://year.example' })).toBe(200);
  });

  it('is refused as a page when it is no form or too large', async () => {
    const scene = await participantScene();
    const json = await scene.send('/survey', { method: 'POST', body: { t: 'x' } });
    expect(json.statusCode).toBe(415);
    expect(json.body).toContain('That did not work');
    const large = await scene.post('/survey', { t: 'x', 'q.note': 'x'.repeat(256 * 1024) });
    expect(large.statusCode).toBe(413);
    expect(large.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('is refused where its answers would be more than can be stored, although few octets came (F46)', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `more-${index}`);
    const program = changedProgram(smallProgram(), (copy) => {
      for (const name of names) withQuestion(copy, 'practice', name);
    });
    const scene = await participantScene({ program });
    const token = await scene.link('survey', 'baseline');
    const sent = (sign: string) =>
      scene.send('/survey', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: [
          new URLSearchParams({ t: token, v: program.version, ...FILLED }),
          ...names.map((name) => `q.${name}=${sign.repeat(5000)}`),
        ].join('&'),
      });
    expect((await sent('\u0001')).statusCode).toBe(413);
    expect((await sent('x')).statusCode).toBe(200);
  });
});
