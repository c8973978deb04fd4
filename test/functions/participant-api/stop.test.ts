import { describe, expect, it } from 'vitest';
import { DURING_BASELINE, participantScene } from '../../support/scenes/participant-scene.ts';
import { smallParticipant, smallProgram } from '../../support/small-program.ts';

const ONE_CLICK = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });

describe('stopping mail', () => {
  it('needs the button: opening the page stops nothing (L6, F63)', async () => {
    const scene = await participantScene();
    const token = await scene.link('stop', 'baseline');
    const before = scene.contents();
    const { statusCode, body } = await scene.send(`/stop?t=${token}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('<button>Stop these mails</button>');
    expect(body).toContain('still answered by mail');
    expect(body).toContain('jane.roe@hospital.example');
    await scene.send(`/stop?t=${token}`, { method: 'HEAD' });
    expect(scene.contents()).toBe(before);
  });

  it('says nothing of focus groups in a program without any', async () => {
    const program = { ...smallProgram(), version: 'a0a0a0a0a0a0a0a0' };
    program.program.touchpoints = program.program.touchpoints.filter(({ kind }) => kind === 'survey');
    const scene = await participantScene({ program });
    const t = await scene.link('stop', 'baseline');
    const { body } = await scene.send(`/stop?t=${t}`);
    expect(body).toContain('<button>Stop these mails</button>');
    const stopped = await scene.post('/stop', { t });
    expect(stopped.body).toContain('These mails are stopped');
    for (const page of [body, stopped.body]) expect(page).not.toContain('focus group');
  });

  it('is done by the button, is the same the second time, and wakes the journey', async () => {
    const scene = await participantScene();
    const t = await scene.link('stop', 'baseline');
    const first = await scene.post('/stop', { t });
    expect(first.statusCode).toBe(200);
    expect((await scene.participant()).mail).toEqual({ kind: 'stopped', at: DURING_BASELINE });
    expect(scene.wakes).toEqual(['sleep of p-0000000000000001']);
    const stopped = scene.contents();
    expect(await scene.post('/stop', { t })).toEqual(first);
    expect(scene.contents()).toBe(stopped);
    expect((await scene.send(`/stop?t=${t}`)).body).toContain('These mails are stopped');
  });

  it('can be taken back on the person’s own page, to which a link is mailed', async () => {
    const scene = await participantScene();
    const t = await scene.link('stop', 'baseline');
    await scene.post('/stop', { t });
    expect((await scene.send(`/stop?t=${t}`)).body).toContain('Mail me a link to my page');
    const { statusCode } = await scene.post('/link/again', { t, to: 'my-year' });
    expect(statusCode).toBe(200);
    expect((await scene.participant()).linkRequest).toMatchObject({ purpose: 'year', touchpoint: 'my-year' });
  });

  it('is done by one click in a mail program, in either encoding (RFC 8058)', async () => {
    const multipart =
      '--line\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--line--\r\n';
    const headers = { 'content-type': 'multipart/form-data; boundary=line' };
    for (const sent of [{ body: ONE_CLICK }, { body: multipart, headers }]) {
      const scene = await participantScene();
      const token = await scene.link('stop', 'baseline');
      const { statusCode } = await scene.send(`/stop?t=${token}`, { method: 'POST', ...sent });
      expect(statusCode).toBe(200);
      expect((await scene.participant()).mail.kind).toBe('stopped');
    }
  });

  it('is not done by a post that does not say so (L6)', async () => {
    const scene = await participantScene();
    const token = await scene.link('stop', 'baseline');
    const before = scene.contents();
    for (const body of [
      new URLSearchParams({ 'List-Unsubscribe': 'Yes' }),
      new URLSearchParams({ t: token }),
    ]) {
      expect((await scene.send(`/stop?t=${token}`, { method: 'POST', body })).statusCode).toBe(400);
    }
    const broken = {
      method: 'POST',
      body: 'no boundary',
      headers: { 'content-type': 'multipart/form-data' },
    };
    expect((await scene.send(`/stop?t=${token}`, broken)).statusCode).toBe(400);
    expect(scene.contents()).toBe(before);
  });

  it('answers an unknown token like a survey token: there is no such link (L7)', async () => {
    const scene = await participantScene();
    const survey = await scene.link('survey', 'baseline');
    const post = (token: string) => scene.send(`/stop?t=${token}`, { method: 'POST', body: ONE_CLICK });
    const unknown = await post('A'.repeat(43));
    expect(unknown.statusCode).toBe(404);
    expect(await post(survey)).toEqual(unknown);
    expect(await post('mangled')).toEqual(unknown);
  });

  it('works for someone who was withdrawn, and wins over an address found undeliverable', async () => {
    const scene = await participantScene();
    const t = await scene.link('stop', 'baseline');
    const at = DURING_BASELINE;
    await scene.change(
      smallParticipant({
        status: { kind: 'withdrawn', at },
        mail: { kind: 'undeliverable', at, reason: 'bounce' },
      }),
    );
    const { statusCode, body } = await scene.post('/stop', { t });
    expect(statusCode).toBe(200);
    expect(body).not.toContain('<form');
    expect((await scene.participant()).mail.kind).toBe('stopped');
  });
});
