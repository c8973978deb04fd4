import { describe, expect, it, vi } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import { noticesKey } from '../../../domain/notices/staff-notice.ts';
import { putNotices } from '../../../functions/staff-notices/put-notices.ts';
import { linkable, mailHtml } from '../../../platform/mail-html.ts';
import { MONDAY, noticeScene, TUESDAY } from '../../support/scenes/notice-scene.ts';
import { seat } from '../../support/scenes/seated.ts';

/** Friday, 5 March 2027. */
const FRIDAY = '2027-03-05T13:15:00.000Z';

describe('the contact person of a cohort', () => {
  it('is told once of what needs them, without names, and with links to where they are', async () => {
    const scene = await noticeScene({ people: 2 });
    await scene.bounce(1);
    await scene.round();
    await scene.round();
    await scene.roundAt(TUESDAY);
    expect(scene.sent).toHaveLength(1);
    const [mail] = scene.sent;
    expect(mail).toMatchObject({
      contactId: scene.dayOf('2027-03-01'),
      to: { email: 'pat@leadership.example' },
      replyTo: { email: 'pat@leadership.example' },
      fromName: 'Clinical Leadership Program',
      subject: 'One thing needs you: Spring 2027',
      linkBase: 'https://staff.example/console',
    });
    expect(mail!.stopUrl).toBeUndefined();
    expect(mail!.text).toContain('Mail to one participant comes back.');
    expect(mail!.text).toContain(`https://staff.example/console${scene.cohort}/people/${scene.ids[1]}`);
    expect(mail!.text).not.toMatch(/okafor|hospital/i);
    expect((await scene.ledger())!.doc).toMatchObject({ state: 'sent', attempts: 1, messageId: 'm-1' });
    expect((await scene.notices()).doc).toMatchObject({ mail: { state: 'sent' } });
  });

  it('gets no mail while nothing needs them', async () => {
    const scene = await noticeScene();
    await scene.round();
    expect(scene.sent).toEqual([]);
    expect((await scene.notices()).doc.dueAt).toBe('2027-03-02T13:00:00.000Z');
  });

  it('is told of more on another day, and how much of the former is still to be done', async () => {
    const scene = await noticeScene({ people: 3 });
    await scene.bounce(0);
    await scene.round();
    await scene.bounce(1);
    await scene.roundAt('2027-03-01T19:00:00.000Z');
    expect(scene.sent).toHaveLength(1);
    await scene.bounce(2);
    await scene.roundAt(TUESDAY);
    expect(scene.sent).toHaveLength(2);
    expect(scene.sent[1]).toMatchObject({ subject: '2 things need you: Spring 2027' });
    expect(scene.sent[1]!.text).toContain('Mail to 2 participants comes back.');
    expect(scene.sent[1]!.text).toContain('One thing of earlier notices still needs you.');
  });

  it('is told of missing sessions, and of what a session needs', async () => {
    const scene = await noticeScene();
    await scene.roundAt('2027-05-03T12:15:00.000Z');
    expect(scene.sent[0]!.text).toContain(
      'Focus group: no session is published. Booking opens on Friday, May 28, 2027.',
    );
    await scene.world.session(scene.cohort, { capacity: 8 });
    await scene.roundAt('2027-07-14T12:15:00.000Z');
    expect(scene.sent[1]!.text).toContain(
      'Focus group on Tuesday, August 10, 2027, 2:00 PM EDT: 0 booked, 1 could come, and 6 make a group.',
    );
    expect(scene.sent[1]!.text).toContain(`https://staff.example/console${scene.cohort}/focus-groups`);
  });

  it('is told once of a session where nobody has recorded who came, while it can still be done', async () => {
    const scene = await noticeScene({ people: 2 });
    const session = await scene.world.session(scene.cohort, { capacity: 8 });
    for (const id of scene.ids) await seat(scene.world, `${scene.cohort}/participants/${id}`, session);
    const about = () => scene.sent.filter(({ text }) => text.includes('who came is not recorded'));
    await scene.roundAt('2027-08-11T12:15:00.000Z');
    await scene.roundAt('2027-09-14T12:15:00.000Z');
    expect(about()).toEqual([]);
    await scene.roundAt('2027-09-15T12:15:00.000Z');
    await scene.roundAt('2027-09-16T12:15:00.000Z');
    const [mail, ...others] = about();
    expect(others).toEqual([]);
    const page = `https://staff.example/console${scene.cohort}/focus-groups#${session.split('/').at(-1)}`;
    expect(mail!.text).toContain(
      `Focus group on Tuesday, August 10, 2027, 2:00 PM EDT: who came is not recorded for 2 of 2 seats. It can be recorded until Sunday, September 19, 2027; after that it is final, and whoever has nothing recorded counts as done.\n\n${page}\n`,
    );
    expect(mailHtml(mail!.text, mail!.subject, linkable(mail!))).toContain(`href="${page}"`);
  });

  it('is not told of a session for which everything is recorded, and what the mail would say is counted', async () => {
    const scene = await noticeScene({ people: 2 });
    const session = await scene.world.session(scene.cohort, { capacity: 8 });
    for (const id of scene.ids) await seat(scene.world, `${scene.cohort}/participants/${id}`, session);
    const needs = async () => {
      const { items } = (await scene.world.call('GET', `${scene.cohort}/attention`)).json;
      const { needs } = (await scene.world.call('GET', `${scene.cohort}/progress`)).json;
      expect(needs.unrecordedAttendance).toBe(items.length);
      return items;
    };
    scene.clock.moveTo('2027-09-15T12:00:00.000Z' as Instant);
    expect(await needs()).toMatchObject([{ kind: 'unrecorded-attendance', unrecorded: 2, seats: 2 }]);
    const [came, missed] = scene.ids;
    await scene.world.call('POST', `${session}/attendance`, { body: { attended: [came] } });
    expect(await needs()).toMatchObject([{ unrecorded: 1, seats: 2 }]);
    await scene.world.call('POST', `${session}/attendance`, { body: { noShow: [missed] } });
    expect(await needs()).toEqual([]);
    await scene.roundAt('2027-09-15T12:15:00.000Z');
    expect(scene.sent).toEqual([]);
  });

  it('of another cohort is told although one cohort cannot be looked at', async () => {
    const scene = await noticeScene();
    await scene.bounce();
    const lost = { cohortId: 'c-zzzzzzzzzzzzzzzz', told: [], dueAt: plusSeconds(MONDAY, -9999) };
    await scene.documents.write([putNotices(lost as never, 0)]);
    await expect(scene.round()).rejects.toThrow('1 cohorts');
    expect(scene.sent).toHaveLength(1);
  });

  it('says in the log which cohort cannot be looked at, and why', async () => {
    const log: unknown[] = [];
    const written = vi.spyOn(console, 'error').mockImplementation((line) => void log.push(line));
    const scene = await noticeScene();
    const lost = { cohortId: 'c-zzzzzzzzzzzzzzzz', told: [], dueAt: plusSeconds(MONDAY, -9999) };
    await scene.documents.write([putNotices(lost as never, 0)]);
    await scene.round().catch(() => {});
    written.mockRestore();
    const error = expect.objectContaining({ name: 'NotFound' });
    expect(log).toEqual([{ in: 'notices', record: noticesKey('c-zzzzzzzzzzzzzzzz'), error }]);
  });
});

describe('a notice', () => {
  it('of unknown fate is never sent again; what it told is told the next working day (F3, F4)', async () => {
    const scene = await noticeScene();
    await scene.bounce();
    let calls = 0;
    scene.answering(async () => {
      calls += 1;
      return { kind: 'unknown', reason: 'timeout' };
    });
    await scene.round();
    await scene.roundAt('2027-03-01T15:00:00.000Z');
    expect(calls).toBe(1);
    expect(scene.measured).toEqual(['UnknownContacts']);
    expect((await scene.ledger())!.doc.state).toBe('unknown');
    expect((await scene.notices()).doc.told).toEqual([]);
    await scene.roundAt(TUESDAY);
    expect(calls).toBe(2);
    expect((await scene.ledger('2027-03-02'))!.doc.state).toBe('unknown');
  });

  it('refused for rate is tried again as the same one, and goes out once (F6)', async () => {
    const scene = await noticeScene();
    await scene.bounce();
    const ids: string[] = [];
    scene.answering(async ({ contactId }) => {
      ids.push(contactId);
      return ids.length < 3
        ? { kind: 'refused', reason: 'Throttling', mayRetry: true }
        : { kind: 'accepted', messageId: 'at last' };
    });
    await scene.round();
    for (const minute of ['13:30', '13:45', '14:00', '14:15']) {
      await scene.roundAt(`2027-03-01T${minute}:00.000Z`);
    }
    expect(ids).toEqual(Array(3).fill(scene.dayOf('2027-03-01')));
    const ledger = (await scene.ledger())!;
    expect(ledger).toMatchObject({ version: 6, doc: { state: 'sent', attempts: 3, messageId: 'at last' } });
  });

  it('refused for good is not tried again that day, and its news are not lost', async () => {
    const scene = await noticeScene();
    await scene.bounce();
    let calls = 0;
    scene.answering(async () => {
      calls += 1;
      return calls === 1
        ? { kind: 'refused', reason: 'MessageRejected', mayRetry: false }
        : { kind: 'accepted', messageId: 'm' };
    });
    await scene.round();
    await scene.roundAt('2027-03-01T16:00:00.000Z');
    expect(calls).toBe(1);
    await scene.roundAt(TUESDAY);
    await scene.roundAt(FRIDAY);
    expect(calls).toBe(2);
  });

  it('is claimed by one of two who look at the same moment (F11)', async () => {
    const scene = await noticeScene();
    await scene.bounce();
    await Promise.all([scene.round(), scene.round(), scene.round()]);
    expect(scene.sent).toHaveLength(1);
  });

  it('is not sent again after a restore of the documents to the morning: the ledger knows it (F19)', async () => {
    const scene = await noticeScene();
    await scene.bounce();
    const before = (await scene.notices()).doc;
    await scene.round();
    const { version } = await scene.notices();
    await scene.documents.write([putNotices(before, version)]);
    await scene.round();
    await scene.round();
    expect(scene.sent).toHaveLength(1);
    expect((await scene.notices()).doc).toMatchObject({
      mail: { day: '2027-03-01', state: 'sent' },
      dueAt: '2027-03-02T13:00:00.000Z',
    });
  });

  it('goes out again, should nobody guard it: the ledger and the version are the guards (F11)', async () => {
    const scene = await noticeScene();
    await scene.bounce();
    const before = (await scene.notices()).doc;
    await scene.round();
    const { version } = await scene.notices();
    await scene.documents.write([
      putNotices(before, version),
      { key: `ledger#${scene.dayOf('2027-03-01')}`, doc: undefined, expectedVersion: 2 },
    ]);
    await scene.round();
    expect(scene.sent).toHaveLength(2);
  });

  it('is looked for on the new dates when the training has moved', async () => {
    const scene = await noticeScene();
    const { etag } = (await scene.world.call('GET', scene.cohort)).headers;
    const anchors = { trainingStart: '2027-06-10', trainingEnd: '2027-06-11' };
    await scene.world.call('PUT', `${scene.cohort}/anchors`, {
      body: { anchors },
      headers: { 'if-match': etag },
    });
    // Four weeks before the baseline's new opening, on 20 May.
    expect((await scene.notices()).doc.dueAt).toBe('2027-04-22T12:00:00.000Z');
    expect((await scene.documents.get(noticesKey(scene.cohortId)))!.version).toBeGreaterThan(1);
  });
});
