import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../web/participant/survey/backoff.ts';
import { draftReply } from '../../../web/participant/survey/draft-reply.ts';
import { draftSaver, type Reply, type Synced } from '../../../web/participant/survey/draft-saver.ts';
import type { PageAnswers } from '../../../web/participant/survey/form-answers.ts';
import { localKeeper } from '../../../web/participant/survey/local-keeper.ts';
import { mergedAnswers } from '../../../web/participant/survey/merge-answers.ts';

const QUESTIONS = [
  { name: 'again', type: 'radiogroup' },
  { name: 'note', type: 'comment' },
];
const OFFLINE: Reply = { kind: 'offline' };
const SAVED: Reply = { kind: 'saved' };

/** A saver whose server answers by a script and whose timers ring when the test says so. */
function scene(replies: Reply[], synced: Synced = { sequence: 0, answers: {} }) {
  const puts: Synced[] = [];
  const shown: string[] = [];
  const filled: PageAnswers[] = [];
  const over: boolean[] = [];
  let timer: { ms: number; run: () => void } | undefined;
  let kept: { base: Synced; answers: PageAnswers } | undefined;
  const saver = draftSaver(
    {
      put: async (draft) => {
        puts.push(draft);
        return replies.shift() ?? SAVED;
      },
      keep: (unsaved) => {
        kept = unsaved;
      },
      later: (ms, run) => {
        timer = { ms, run };
        return () => {
          timer = undefined;
        };
      },
      random: () => 0,
      show: (status) => shown.push(status),
      merge: (base, here, there) => mergedAnswers(QUESTIONS, base, here, there),
      merged: (answers) => filled.push(answers),
      over: (isFinal) => over.push(isFinal),
    },
    synced,
  );
  return {
    saver,
    puts,
    shown,
    filled,
    over,
    kept: () => kept,
    waitsMs: () => timer?.ms,
    async ring() {
      const ringing = timer;
      timer = undefined;
      ringing?.run();
      for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
    },
  };
}

describe('saving what is typed', () => {
  it('waits for a pause, saves under the next sequence, and says so', async () => {
    const { saver, puts, shown, kept, ring } = scene([], { sequence: 4, answers: { again: 'yes' } });
    saver.changed({ again: 'no' });
    expect(puts).toEqual([]);
    expect(kept()).toEqual({ base: { sequence: 4, answers: { again: 'yes' } }, answers: { again: 'no' } });
    await ring();
    expect(puts).toEqual([{ sequence: 5, answers: { again: 'no' } }]);
    expect(shown.at(-1)).toBe('saved');
    expect(kept()).toBeUndefined();
  });

  it('does nothing when nothing has changed: opening a page is no save (F63)', async () => {
    const { saver, puts, ring } = scene([], { sequence: 4, answers: { again: 'yes' } });
    saver.changed({ again: 'yes' });
    saver.flush();
    saver.leave();
    await ring();
    expect(puts).toEqual([]);
  });

  it('repeats a save without an answer as it was, ever later, and then saves what was typed meanwhile', async () => {
    const { saver, puts, shown, waitsMs, kept, ring } = scene([OFFLINE, OFFLINE, SAVED, SAVED]);
    saver.changed({ note: 'a' });
    await ring();
    expect([shown.at(-1), waitsMs()]).toEqual(['offline', 2000]);
    saver.changed({ note: 'a b' });
    expect(kept()?.answers).toEqual({ note: 'a b' });
    await ring();
    expect(waitsMs()).toBe(4000);
    await ring();
    expect(puts).toEqual([
      { sequence: 1, answers: { note: 'a' } },
      { sequence: 1, answers: { note: 'a' } },
      { sequence: 1, answers: { note: 'a' } },
      { sequence: 2, answers: { note: 'a b' } },
    ]);
    expect([shown.at(-1), kept()]).toEqual(['saved', undefined]);
  });

  it('tries at once when the network is back', async () => {
    const { saver, puts, ring } = scene([OFFLINE, SAVED]);
    saver.changed({ note: 'a' });
    await ring();
    saver.flush();
    expect(puts).toHaveLength(2);
  });

  it('takes in what another device has saved meanwhile, and saves both (F52)', async () => {
    const stale: Reply = { kind: 'stale', sequence: 7, answers: { again: 'yes', note: 'x' } };
    const { saver, puts, filled, ring } = scene([stale, SAVED], { sequence: 1, answers: { note: 'x' } });
    saver.changed({ note: 'x y' });
    await ring();
    expect(filled).toEqual([{ again: 'yes', note: 'x y' }]);
    expect(puts.at(-1)).toEqual({ sequence: 8, answers: { again: 'yes', note: 'x y' } });
  });

  it('makes a last try when the page goes, above whatever is under way', async () => {
    const { saver, puts, ring } = scene([OFFLINE, SAVED]);
    saver.changed({ note: 'a' });
    await ring();
    saver.leave();
    expect(puts.at(-1)).toEqual({ sequence: 1, answers: { note: 'a' } });
    saver.changed({ note: 'a b' });
    saver.leave();
    expect(puts.at(-1)).toEqual({ sequence: 2, answers: { note: 'a b' } });
  });

  it('stops while the answers are being sent, and goes on when they come back', async () => {
    const { saver, puts, ring } = scene([]);
    saver.changed({ note: 'a' });
    saver.stop();
    await ring();
    saver.leave();
    expect(puts).toEqual([]);
    saver.start();
    expect(puts).toHaveLength(1);
  });

  it('ends with the survey', async () => {
    const { saver, over, ring } = scene([{ kind: 'over', isFinal: true }]);
    saver.changed({ note: 'a' });
    await ring();
    expect(over).toEqual([true]);
  });

  it('keeps here what the server cannot take, and says so', async () => {
    const { saver, shown, kept, ring } = scene([{ kind: 'refused' }]);
    saver.changed({ note: 'a' });
    await ring();
    expect([shown.at(-1), kept()?.answers]).toEqual(['refused', { note: 'a' }]);
  });
});

describe('the answer to a save', () => {
  it.each<[number, Record<string, unknown>, Reply]>([
    [200, { sequence: 3 }, { kind: 'saved', notice: undefined }],
    [200, { notice: 'Closed' }, { kind: 'saved', notice: 'Closed' }],
    [409, { type: '/problems/stale', sequence: 3, answers: {} }, { kind: 'stale', sequence: 3, answers: {} }],
    [409, { type: '/problems/already-submitted' }, { kind: 'over', isFinal: true }],
    [409, { type: '/problems/version' }, { kind: 'over', isFinal: false }],
    [409, { type: '/problems/closed' }, { kind: 'closed' }],
    [409, { type: '/problems/changed-meanwhile' }, { kind: 'offline' }],
    [410, { type: '/problems/withdrawn' }, { kind: 'over', isFinal: true }],
    [410, { type: '/problems/expired' }, { kind: 'over', isFinal: false }],
    [404, {}, { kind: 'over', isFinal: false }],
    [422, {}, { kind: 'refused' }],
    [413, {}, { kind: 'refused' }],
    [429, {}, { kind: 'offline', leastMs: 30_000 }],
    [500, {}, { kind: 'offline', leastMs: 30_000 }],
  ])('%s %j', (status, body, reply) => {
    expect(draftReply(status, body, '30')).toEqual(reply);
  });
});

describe('waiting between tries', () => {
  it('doubles up to a minute, a little less by chance, and never less than was asked for', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map((failures) => backoffMs(failures, 0))).toEqual([
      2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
    expect(backoffMs(1, 1)).toBe(1500);
    expect(backoffMs(1, 0, 9000)).toBe(9000);
  });
});

describe('an unlinked survey', () => {
  it('keeps what is typed here, and tells the server once that it was begun', async () => {
    const kept: PageAnswers[] = [];
    const replies = [OFFLINE, SAVED];
    let told = 0;
    const keeper = localKeeper({
      begun: async () => {
        told += 1;
        return replies.shift() ?? SAVED;
      },
      keep: (answers) => kept.push(answers),
      show: () => {},
    });
    for (const note of ['a', 'b', 'c', 'd']) {
      keeper.changed({ note });
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(kept).toHaveLength(4);
    expect(told).toBe(2);
  });
});
