import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { FocusGroupId } from '../../../domain/id.ts';
import { executionName } from '../../../domain/journeys/journey.ts';
import { withdrawn } from '../../../domain/journeys/withdrawal.ts';
import { type Link, linkKey } from '../../../domain/links/link.ts';
import { type LinkTarget, withLinkRequest } from '../../../domain/links/new-link.ts';
import { type Participant, YEAR } from '../../../domain/participants/participant.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { reviveOverdue, SWEEP_EVERY_S } from '../../../functions/journey/revive-overdue.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import { loadPerson, putParticipant } from '../../../functions/records.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';
import { INVITED_AT, journeyScene, PERSON } from '../../support/scenes/journey-scene.ts';

/** A Sunday night in New York: no hour for any other mail. */
const SUNDAY_NIGHT = '2027-03-01T04:00:00.000Z' as Instant;
const BASELINE = { purpose: 'survey', touchpoint: 'baseline' } as const;
const THE_YEAR = { purpose: 'year', touchpoint: YEAR } as const;

const askedAt = (at: Instant, target: LinkTarget, more: Partial<Participant> = {}) =>
  withLinkRequest(participant(more), target, at)!;

/** The year of the reference cohort is long over; nothing is planned for anybody. */
const MUCH_LATER = '2028-09-01T12:00:00.000Z' as Instant;
const OVER = Object.fromEntries(
  ['baseline', 'satisfaction', 'month-3', 'focus-group', 'month-12'].map((id) => [
    id,
    { kind: 'missed' as const, at: INVITED_AT, reason: 'closed' as const },
  ]),
);
const SKIPPED = OVER;

const linkIn = async (scene: Awaited<ReturnType<typeof journeyScene>>, pattern: RegExp) => {
  const [url] = pattern.exec(scene.ports.sent.at(-1)!.text)!;
  const hash = createHash('sha256').update(new URL(url).searchParams.get('t')!).digest('hex');
  return (await scene.ports.documents.get<Link>(linkKey(hash)))!.doc;
};

describe('a new link that was asked for', () => {
  it('is mailed at once, at night and on a Sunday, also to who stopped mail', async () => {
    for (const mail of [{ kind: 'welcome' } as const, { kind: 'stopped', at: INVITED_AT } as const]) {
      const person = askedAt(SUNDAY_NIGHT, BASELINE, {
        mail,
        touchpoints: { baseline: { kind: 'open', at: INVITED_AT } },
      });
      const scene = await journeyScene({ now: SUNDAY_NIGHT, person });
      expect(await decideNext(scene.ports, scene.task())).toEqual({ kind: 'link' });
      await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
      expect(scene.ports.sent).toHaveLength(1);
      expect(scene.ports.sent[0]).toMatchObject({
        contactId: `${PERSON}.baseline.link.1`,
        subject: 'Your new link: Survey before the training',
        to: { email: 'ada.okafor@hospital.example' },
      });
      expect((await scene.contacts())['baseline link 1']).toMatchObject({
        state: 'sent',
        plannedAt: SUNDAY_NIGHT,
      });
      expect(await linkIn(scene, /https:\S+\/survey\?t=\S+/)).toMatchObject({
        purpose: 'survey',
        touchpoint: 'baseline',
        expiresAt: '2027-03-11T13:00:00.000Z',
      });
    }
  });

  it('to a seat that moved dates have left outside its window can be used until the session ends', async () => {
    const seat = {
      focusGroupId: 'g-0000000000000001' as FocusGroupId,
      startsAt: '2027-12-06T16:00:00.000Z' as Instant,
      endsAt: '2027-12-06T17:00:00.000Z' as Instant,
      place: 'Room 12',
      number: 1,
    };
    const booked = { 'focus-group': { kind: 'booked' as const, at: INVITED_AT, seat } };
    const target = { purpose: 'focus-group', touchpoint: 'focus-group' } as const;
    const now = '2027-12-01T12:00:00.000Z' as Instant;
    const contacts = (['confirmation', 'notice'] as const).map((kind) => ({
      ...{ touchpoint: 'focus-group', kind, number: 1, plannedAt: INVITED_AT, at: INVITED_AT },
      ...{ state: 'sent' as const, messageId: kind },
    }));
    const person = askedAt(now, target, { touchpoints: { ...OVER, ...booked }, contacts });
    const scene = await journeyScene({ now, person });
    expect(await decideNext(scene.ports, scene.task())).toEqual({ kind: 'link' });
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    expect(await linkIn(scene, /https:\S+\/focus-group\?t=\S+/)).toMatchObject({ expiresAt: seat.endsAt });
  });

  it('is mailed once, however often the journey asks (I1)', async () => {
    const scene = await journeyScene({ now: SUNDAY_NIGHT, person: askedAt(SUNDAY_NIGHT, BASELINE) });
    await decideNext(scene.ports, scene.task());
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    expect(await decideNext(scene.ports, scene.task())).toMatchObject({ kind: 'sleep' });
    expect(scene.ports.sent).toHaveLength(1);
  });

  it('brings the lasting page along where the footer of the program asks for it', async () => {
    const program = { ...CLP, version: 'fedcba9876543210', footer: `${CLP.footer}My year: {{yearLink}}\n` };
    const scene = await journeyScene({ program, person: askedAt(INVITED_AT, BASELINE) });
    await decideNext(scene.ports, scene.task());
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    expect(await linkIn(scene, /https:\S+\/year\?t=\S+/)).toMatchObject({
      purpose: 'year',
      touchpoint: YEAR,
    });
    expect(await linkIn(scene, /https:\S+\/survey\?t=\S+/)).toMatchObject({ touchpoint: 'baseline' });
  });

  it('does not hold back the invitation of the same day', async () => {
    const scene = await journeyScene({ person: askedAt(INVITED_AT, THE_YEAR) });
    await decideNext(scene.ports, scene.task());
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    await sendDue(scene.ports, { ...scene.task(), kind: 'invitation' });
    expect(scene.ports.sent.map(({ contactId }) => contactId)).toEqual([
      `${PERSON}.${YEAR}.link.1`,
      `${PERSON}.baseline.invitation.1`,
    ]);
  });

  it.each([
    ['undeliverable', { mail: { kind: 'undeliverable', at: INVITED_AT, reason: 'bounce' } }],
    [
      'undeliverable',
      { mail: { kind: 'stopped', at: INVITED_AT, bounced: { at: INVITED_AT, reason: 'bounce' } } },
    ],
    ['completed', { touchpoints: { baseline: { kind: 'done', at: INVITED_AT, how: 'answered' } } }],
  ] as const)('is skipped with the reason "%s"', async (reason, more) => {
    const scene = await journeyScene({ person: askedAt(INVITED_AT, BASELINE, more) });
    await decideNext(scene.ports, scene.task());
    expect((await scene.contacts())['baseline link 1']).toMatchObject({ state: 'skipped', reason });
    expect(scene.ports.sent).toEqual([]);
  });

  it('is skipped with the withdrawal of who asked for it', async () => {
    const person = withdrawn(CLP.program, cohort(), askedAt(INVITED_AT, BASELINE), INVITED_AT);
    const scene = await journeyScene({ person });
    expect(await decideNext(scene.ports, scene.task())).toMatchObject({ kind: 'over' });
    const reason = 'withdrawn';
    expect((await scene.contacts())['baseline link 1']).toMatchObject({ state: 'skipped', reason });
  });

  it('that the provider puts off is tried again, and not once its person has withdrawn (F5, F14)', async () => {
    const scene = await journeyScene({
      now: SUNDAY_NIGHT,
      person: askedAt(SUNDAY_NIGHT, BASELINE),
      deliver: async () => ({ kind: 'refused', reason: 'Throttling', mayRetry: true }),
    });
    await decideNext(scene.ports, scene.task());
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    const entry = (await scene.contacts())['baseline link 1']!;
    if (entry.state !== 'refused') throw new Error(entry.state);
    const next = await decideNext(scene.ports, scene.task());
    expect(next).toMatchObject({ kind: 'sleep', until: entry.retryAt, afterwards: { kind: 'link' } });
    scene.ports.clock.moveTo(entry.retryAt!);
    expect(await decideNext(scene.ports, scene.task())).toEqual({ kind: 'link' });
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    expect(scene.ports.sent).toHaveLength(2);
    const person = await loadPerson(scene.ports.documents, PERSON);
    const { doc, version } = person.participant;
    const at = scene.ports.clock.now();
    await scene.ports.documents.write([
      putParticipant(person, { ...doc, status: { kind: 'withdrawn', at } }, version, at),
    ]);
    expect(await decideNext(scene.ports, scene.task())).toMatchObject({ kind: 'over' });
    expect((await scene.contacts())['baseline link 1']).toMatchObject({
      state: 'skipped',
      reason: 'withdrawn',
    });
  });

  it('to a window that has closed meanwhile is skipped', async () => {
    const scene = await journeyScene({
      now: '2027-03-11T13:00:00.000Z' as Instant,
      person: askedAt('2027-03-11T12:59:00.000Z' as Instant, BASELINE),
    });
    await decideNext(scene.ports, scene.task());
    expect((await scene.contacts())['baseline link 1']).toMatchObject({ state: 'skipped', reason: 'closed' });
  });

  it('to the year can be used for 400 days after the last window', async () => {
    const scene = await journeyScene({ person: askedAt(INVITED_AT, THE_YEAR) });
    await sendDue(scene.ports, { ...scene.task(), kind: 'link' });
    expect(scene.ports.sent[0]?.subject).toBe('Your new link: your year');
    const { purpose, expiresAt } = await linkIn(scene, /https:\S+\/year\?t=\S+/);
    // 12 March 2028 and 28 days are a Sunday; the window closes with the Monday after it, 10 April.
    expect([purpose, expiresAt]).toEqual([
      'year',
      plusSeconds('2028-04-11T04:00:00.000Z' as Instant, 400 * 86_400),
    ]);
  });

  it('when the journey is over is found by the sweep, which starts it again, within 20 minutes', async () => {
    const scene = await journeyScene({ now: MUCH_LATER, person: { touchpoints: SKIPPED } });
    const first = await decideNext(scene.ports, scene.task());
    expect([first.kind, (await scene.read()).doc.dueAt]).toEqual(['over', undefined]);
    const person = await loadPerson(scene.ports.documents, PERSON);
    const asked = withLinkRequest(person.participant.doc, THE_YEAR, MUCH_LATER)!;
    await scene.ports.documents.write([
      putParticipant(person, asked, person.participant.version, MUCH_LATER),
    ]);
    expect((await scene.read()).doc.dueAt).toBe(MUCH_LATER);
    // Just before the record is overdue, and the sweep after that.
    scene.ports.clock.moveTo(plusSeconds(MUCH_LATER, 300));
    expect(await reviveOverdue(scene.ports)).toBe(0);
    scene.ports.clock.moveTo(plusSeconds(MUCH_LATER, 300 + SWEEP_EVERY_S));
    expect(await reviveOverdue(scene.ports)).toBe(1);
    expect(scene.ports.started.map(executionName)).toEqual([`${PERSON}-2`]);
    expect(await decideNext(scene.ports, scene.task(2))).toEqual({ kind: 'link' });
    expect(await sendDue(scene.ports, { ...scene.task(2), kind: 'link' })).toMatchObject({ kind: 'over' });
    expect(scene.ports.sent).toHaveLength(1);
  });
});
