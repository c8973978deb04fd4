import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { draftReply } from '../../../web/participant/survey/draft-reply.ts';
import { DURING_BASELINE, participantScene, type Scene } from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, smallParticipant } from '../../support/small-program.ts';

/** What the page takes from the very answer of the API. */
async function reply(scene: Scene, token: string, sent: object) {
  const headers = { 'link-token': token };
  const answer = await scene.send('/api/draft', { method: 'PUT', headers, body: { sequence: 1, ...sent } });
  return draftReply(answer.statusCode, JSON.parse(answer.body), answer.headers['retry-after'] ?? null);
}

describe('what the API says of a draft is understood by the page', () => {
  const scene = () => participantScene();
  const of = (one: Scene) => one.link('survey', 'baseline');

  it('kept; older than what is stored, with that; and refused', async () => {
    const one = await scene();
    const token = await of(one);
    expect(await reply(one, token, { answers: { again: 'yes' } })).toEqual({
      kind: 'saved',
      notice: undefined,
    });
    expect(await reply(one, token, { answers: { again: 'no' } })).toEqual({
      kind: 'stale',
      sequence: 1,
      answers: { again: 'yes' },
    });
    expect(await reply(one, token, { answers: { again: 'attic' } })).toEqual({ kind: 'refused' });
  });

  it('over, and for good, once the answers were sent or the person has withdrawn', async () => {
    const one = await scene();
    const token = await of(one);
    await one.call('/api/response', token, { answers: GOOD_ANSWERS });
    expect(await reply(one, token, { answers: {} })).toEqual({ kind: 'over', isFinal: true });
    const other = await scene();
    const theirs = await of(other);
    await other.change(smallParticipant({ status: { kind: 'withdrawn', at: DURING_BASELINE } }));
    expect(await reply(other, theirs, { answers: {} })).toEqual({ kind: 'over', isFinal: true });
  });

  it('over, but not for good, where the link, or what the page asks, is of no use any more', async () => {
    const one = await scene();
    const expired = await one.link('survey', 'baseline', { expiresAt: DURING_BASELINE });
    const unknown = await one.link('stop', 'baseline');
    for (const link of [expired, unknown]) {
      expect(await reply(one, link, { answers: {} })).toEqual({ kind: 'over', isFinal: false });
    }
    const other = { answers: {}, programVersion: 'another' };
    expect(await reply(one, await of(one), other)).toEqual({ kind: 'over', isFinal: false });
  });

  it('closed, where the window has not opened, or has closed', async () => {
    const one = await scene();
    const early = await one.link('survey', 'satisfaction');
    expect(await reply(one, early, { answers: {} })).toEqual({ kind: 'closed' });
    const token = await one.link('survey', 'baseline', { expiresAt: '2028-01-01T00:00:00.000Z' as Instant });
    one.clock.moveTo('2027-03-01T15:00:00.000Z' as Instant);
    expect(await reply(one, token, { answers: {} })).toEqual({ kind: 'closed' });
  });
});
