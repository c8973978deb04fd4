import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { MailEvent } from '../../../domain/mails/mail-event.ts';
import { settleMailEvent } from '../../../functions/settle-mail-event.ts';
import { runJourney } from '../../support/run-journey.ts';
import { INVITED_AT, journeyScene, PERSON, rightBefore } from '../../support/scenes/journey-scene.ts';
import { MONDAY, type NoticeScene, noticeScene, TUESDAY } from '../../support/scenes/notice-scene.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const PAT = { name: 'Pat Rivera', email: 'pat@leadership.example' };
const KIM = { name: 'Kim Rivera', email: 'kim@leadership.example' };
const NOON = '2027-03-01T17:00:00.000Z' as Instant;

const change = (scene: Pick<NoticeScene, 'world' | 'cohort'>, body: object, match = '*') =>
  scene.world.call('PATCH', scene.cohort, { body, headers: { 'if-match': match } });

const inWorld = async () => {
  const world = staffWorld();
  return { world, cohort: await world.cohort() };
};

describe('the settings of a cohort', () => {
  it('are changed one by one or together, at the version that was read, with an entry in the trail', async () => {
    const scene = await inWorld();
    const { call } = scene.world;
    const read = await call('GET', scene.cohort);
    expect(read.json).toMatchObject({ title: 'Spring 2027', contactPerson: PAT, notices: true });
    const first = await change(scene, { title: 'Autumn 2027' }, read.headers.etag);
    expect(first).toMatchObject({ status: 200, json: { title: 'Autumn 2027', contactPerson: PAT } });
    expect(first.headers.etag).toBe((await call('GET', scene.cohort)).headers.etag);
    expect((await change(scene, { notices: false }, read.headers.etag)).status).toBe(412);
    const without = await call('PATCH', scene.cohort, { body: { notices: false } });
    expect(without.status).toBe(428);
    const both = await change(scene, { contactPerson: KIM, notices: false }, first.headers.etag);
    expect(both.json).toEqual({ ...read.json, title: 'Autumn 2027', contactPerson: KIM, notices: false });
    const [entry] = (await call('GET', `${scene.cohort}/audit`)).json.items;
    expect(entry).toMatchObject({
      by: { kind: 'staff', id: 'staff-1' },
      action: 'PATCH /cohorts/{cohortId}',
      changes: expect.arrayContaining([
        { pointer: '/contactPerson/email', before: PAT.email, after: KIM.email },
        { pointer: '/notices', after: false },
      ]),
    });
  });

  it('that are said again write nothing', async () => {
    const scene = await inWorld();
    const before = scene.world.ports.everything();
    const { status, headers } = await change(scene, {
      title: 'Spring 2027',
      contactPerson: PAT,
      notices: true,
    });
    expect([status, headers.etag]).toEqual([200, '"1"']);
    expect(scene.world.ports.everything()).toBe(before);
  });

  it.each([
    [{}, '', 'required'],
    [{ title: ' ' }, '/title', 'blank'],
    [{ title: 'x'.repeat(121) }, '/title', 'length'],
    [{ title: 'a\u202Eb' }, '/title', 'control-character'],
    [{ title: null }, '/title', 'type'],
    [{ contactPerson: { name: 'Kim' } }, '/contactPerson/email', 'required'],
    [{ contactPerson: { ...KIM, name: '' } }, '/contactPerson/name', 'blank'],
    [{ contactPerson: { ...KIM, email: 'Kim <kim@x.org>' } }, '/contactPerson/email', 'email'],
    [
      { contactPerson: { ...KIM, email: 'kim@x.org\r\nBcc: a@x.org' } },
      '/contactPerson/email',
      'control-character',
    ],
    [{ contactPerson: { ...KIM, phone: '1' } }, '/contactPerson/phone', 'unknown-property'],
    [{ notices: 'no' }, '/notices', 'type'],
    [{ timeZone: 'Europe/Berlin' }, '/timeZone', 'unknown-property'],
  ])('are refused as for a new cohort: %j', async (body, pointer, code) => {
    const scene = await inWorld();
    const before = scene.world.ports.everything();
    const { status, json } = await change(scene, body);
    expect(status).toBe(422);
    expect(json.errors).toContainEqual(expect.objectContaining({ pointer, code }));
    expect(scene.world.ports.everything()).toBe(before);
  });

  it('of no cohort are not there', async () => {
    const { world } = await inWorld();
    expect((await change({ world, cohort: '/cohorts/c-zzzzzzzzzzzzzzzz' }, { notices: false })).status).toBe(
      404,
    );
  });

  it('leave everybody’s plan as it is, and are in the next mail', async () => {
    const one = await journeyScene();
    const cohort = '/cohorts/c-0000000000000000';
    const before = await one.read();
    const answer = await change(
      { world: staffWorld(one.ports), cohort },
      { title: 'Autumn 2027', contactPerson: KIM },
    );
    expect(answer.json.replanning).toBe(false);
    expect(await one.read()).toEqual(before);
    // This cohort is older than notices are; it has them from now on.
    expect(await one.ports.documents.get('notices#c-0000000000000000')).toBeDefined();
    await runJourney(one, INVITED_AT);
    expect(one.ports.sent).toMatchObject([
      {
        contactId: `${PERSON}.baseline.invitation.1`,
        replyTo: KIM,
        text: expect.stringContaining(KIM.email),
      },
    ]);
    expect(one.ports.sent[0]!.text).not.toContain(PAT.email);
  });
});

describe('a contact person that mail does not reach', () => {
  const about = (scene: NoticeScene) => ({
    contactId: scene.dayOf('2027-03-01'),
    at: NOON,
    sentAt: MONDAY,
    messageId: 'm',
    address: PAT.email,
  });
  const bounced = (scene: NoticeScene): MailEvent => ({
    ...about(scene),
    kind: 'bounced',
    isPermanent: true,
  });
  const kinds = async (scene: NoticeScene): Promise<string[]> =>
    (await scene.world.call('GET', `${scene.cohort}/attention`)).json.items.map(
      ({ kind }: { kind: string }) => kind,
    );

  /** Monday's notice came back. */
  async function returned(): Promise<NoticeScene> {
    const scene = await noticeScene();
    await scene.bounce();
    await scene.round();
    await settleMailEvent(scene.ports, bounced(scene));
    expect(await kinds(scene)).toEqual(['notices-returned', 'undeliverable']);
    return scene;
  }

  it('is mended by another address: what nobody has read goes there once, on another day', async () => {
    const scene = await returned();
    await change(scene, { contactPerson: KIM });
    expect(await kinds(scene)).toEqual(['undeliverable']);
    // No day has two mails.
    await scene.roundAt('2027-03-01T18:00:00.000Z');
    expect(scene.sent).toHaveLength(1);
    await scene.roundAt(TUESDAY);
    await scene.roundAt('2027-03-03T13:15:00.000Z');
    expect(scene.sent.map(({ to }) => to)).toEqual([PAT, KIM]);
    expect(scene.sent[1]!.text).toContain('One thing needs you');
  });

  it('is not mended by another name, or the same address in other letters', async () => {
    const scene = await returned();
    await change(scene, { contactPerson: { name: 'Patricia Rivera', email: 'PAT@leadership.example' } });
    expect(await kinds(scene)).toEqual(['notices-returned', 'undeliverable']);
    await scene.roundAt(TUESDAY);
    expect(scene.sent).toHaveLength(1);
  });

  it.each(['bounced', 'complained'] as const)(
    'is not the one that has come since, whatever is heard late of the former: %s',
    async (kind) => {
      const scene = await returned();
      await change(scene, { contactPerson: KIM });
      const event = kind === 'bounced' ? bounced(scene) : { ...about(scene), kind };
      await settleMailEvent(scene.ports, { ...event, at: TUESDAY } as MailEvent);
      expect(await kinds(scene)).toEqual(['undeliverable']);
    },
  );

  it('is written to again where staff have given another and then that address once more', async () => {
    const scene = await returned();
    await change(scene, { contactPerson: KIM });
    await change(scene, { contactPerson: PAT });
    expect(await kinds(scene)).toEqual(['undeliverable']);
  });

  it('is written to again where staff have ended notices and want them again', async () => {
    const scene = await returned();
    await change(scene, { notices: false });
    expect(await kinds(scene)).toEqual(['undeliverable']);
    await change(scene, { notices: true });
    await scene.roundAt(TUESDAY);
    expect(scene.sent.map(({ to }) => to)).toEqual([PAT, PAT]);
  });

  it('is not who gets a notice that was being made when it changed', async () => {
    let meanwhile: () => Promise<unknown> = async () => {};
    const isClaim = (keys: string[]) => keys.some((key) => key.startsWith('ledger#c-'));
    const scene = await noticeScene({ wrap: rightBefore(isClaim, async () => void (await meanwhile())) });
    await scene.bounce();
    meanwhile = () => change(scene, { contactPerson: KIM });
    await scene.round();
    expect(scene.sent).toEqual([]);
    await scene.roundAt('2027-03-01T13:30:00.000Z');
    await scene.roundAt('2027-03-01T13:45:00.000Z');
    expect(scene.sent.map(({ to }) => to)).toEqual([KIM]);
  });
});

describe('a cohort without notices', () => {
  it('has none until they are wanted again, and then of what still needs a person and was not told', async () => {
    const scene = await noticeScene({ people: 3 });
    await scene.bounce(0);
    await scene.round();
    await change(scene, { notices: false });
    await scene.bounce(1);
    await scene.roundAt(TUESDAY);
    await scene.roundAt('2027-03-03T13:15:00.000Z');
    expect(scene.sent).toHaveLength(1);
    await change(scene, { notices: true });
    expect((await scene.documents.get<Cohort>(`cohort#${scene.cohortId}`))!.doc).not.toHaveProperty(
      'notices',
    );
    await scene.roundAt('2027-03-03T13:30:00.000Z');
    await scene.roundAt('2027-03-03T13:45:00.000Z');
    expect(scene.sent).toHaveLength(2);
    expect(scene.sent[1]!.text).toContain('Mail to one participant comes back.');
    expect(scene.sent[1]!.text).toContain('One thing of earlier notices still needs you.');
  });
});
