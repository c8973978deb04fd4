import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { type Link, linkUrl, newToken } from '../../../domain/links/link.ts';
import { readToken, requireActive, usable } from '../../../domain/links/link-access.ts';
import { smallParticipant } from '../../support/small-program.ts';

const TOKEN = newToken((count) => new Uint8Array(count).map((_, index) => 251 - 7 * index));
const NOW = '2027-01-20T12:00:00.000Z' as Instant;
const LINK: Link = {
  purpose: 'survey',
  participantId: 'p-0000000000000001' as ParticipantId,
  cohortId: 'c-0000000000000000' as CohortId,
  touchpoint: 'baseline',
  contactId: 'p-0000000000000001.baseline.invitation.1',
  expiresAt: '2027-02-04T05:00:00.000Z' as Instant,
};

describe('a link as a mail program leaves it', () => {
  it.each([
    ['as it was sent', TOKEN],
    ['with the full stop of its sentence', `${TOKEN}.`],
    ['with an angle bracket', `${TOKEN}>`],
    ['with an encoded angle bracket', `${TOKEN}%3E`],
    ['in brackets', `(${TOKEN})`],
    ['with spaces around it', ` ${TOKEN} \t`],
    ['wrapped over two lines', `${TOKEN.slice(0, 20)}\r\n ${TOKEN.slice(20)}`],
    ['wrapped by quoted-printable', `${TOKEN.slice(0, 20)}=\r\n${TOKEN.slice(20)}`],
    ['with a quoted-printable equals sign before it', `3D${TOKEN}`],
    ['with an equals sign encoded twice', `%3D${TOKEN}%3D`],
    ['encoded twice', `%${TOKEN.charCodeAt(0).toString(16)}${TOKEN.slice(1)}`],
    ['with tracking parameters glued to it', `${TOKEN}%26utm_source%3Dmail`],
    ['with a fragment glued to it', `${TOKEN}%23top`],
  ])('is read %s (L9)', (_, text) => {
    expect(readToken(text)).toBe(TOKEN);
  });

  it.each([
    ['nothing', ''],
    ['one character too few', TOKEN.slice(1)],
    ['one character too many', `${TOKEN}A`],
    ['two tokens', `${TOKEN},${TOKEN}`],
    ['a broken encoding', '%E0%A4%A'],
    ['an encoding two levels deep', `${TOKEN.slice(1)}%252E%252E`],
    ['a very long text', `${' '.repeat(1000)}${TOKEN}`],
  ])('is not guessed from %s (L9)', (_, text) => {
    expect(readToken(text)).toBeUndefined();
  });

  it('is the base, the purpose and the token', () => {
    expect(linkUrl('https://x.example', 'focus-group', TOKEN)).toBe(
      `https://x.example/focus-group?t=${TOKEN}`,
    );
  });
});

describe('what a link may be used for', () => {
  it('is its own purpose before its expiry', () => {
    expect(usable(LINK, 'survey', NOW)).toBe(LINK);
  });

  it('is nothing else: another purpose is the same as no such link (B9)', () => {
    expect(() => usable(LINK, 'focus-group', NOW)).toThrow('There is no such link.');
    expect(() => usable(undefined, 'focus-group', NOW)).toThrow('There is no such link.');
  });

  it('ends at its expiry, although the document is still there (F48, S11)', () => {
    expect(() => usable(LINK, 'survey', LINK.expiresAt)).toThrow(
      expect.objectContaining({ code: 'expired' }),
    );
  });

  it('does not tell that a link expired to whoever uses it for something else', () => {
    expect(() => usable(LINK, 'stop', LINK.expiresAt)).toThrow('There is no such link.');
  });

  it('ends with the withdrawal (S15)', () => {
    const withdrawn = smallParticipant({ status: { kind: 'withdrawn', at: NOW } });
    expect(() => requireActive(withdrawn)).toThrow(expect.objectContaining({ code: 'withdrawn' }));
    expect(() => requireActive(smallParticipant())).not.toThrow();
  });
});
