import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../domain/contacts/contact.ts';
import { decide } from '../../../domain/journeys/decide.ts';
import type { Nudge, Participant, TouchpointState } from '../../../domain/participants/participant.ts';
import { at, cohort, participant, program, surveyTouchpoint } from '../../support/domain-builders.ts';

const OPENED = at('2019-09-16T12:00Z');
const ASKED = at('2019-09-17T14:00Z');
const OPEN: TouchpointState = { kind: 'open', at: OPENED };

/** Two surveys that are open at the same time. */
const TWO = program({
  touchpoints: [surveyTouchpoint('month-3', 'P3M'), surveyTouchpoint('other', 'P3M')],
});

const invited = (touchpoint: string): Contact => ({
  touchpoint,
  kind: 'invitation',
  number: 1,
  plannedAt: OPENED,
  state: 'sent',
  at: OPENED,
  messageId: 'm',
});

const NUDGE: Nudge = { touchpoint: 'month-3', number: 4, at: ASKED };
const asked = (more: Partial<Participant> = {}) =>
  participant({
    touchpoints: { 'month-3': OPEN, other: OPEN },
    contacts: [invited('month-3'), invited('other')],
    nudges: [NUDGE],
    ...more,
  });
const asks = (person: Participant, now: string) => decide(TWO, cohort(), person, at(now));

const BY_STAFF = { touchpoint: 'month-3', kind: 'reminder', number: 4 };

describe('a reminder that staff asked for', () => {
  it('is of that survey only, whatever else is open', () => {
    const { changes, next } = asks(asked(), '2019-09-17T14:00Z');
    expect(changes).toEqual([]);
    expect(next).toMatchObject({ kind: 'send', contact: BY_STAFF, with: [] });
  });

  it('says nothing about another survey that has closed meanwhile', () => {
    const over: TouchpointState = { kind: 'done', at: at('2019-09-18T14:00Z'), how: 'answered' };
    const { changes, next } = asks(
      asked({ touchpoints: { 'month-3': OPEN, other: over } }),
      '2019-09-18T14:00Z',
    );
    expect(changes).toEqual([]);
    expect(next).toMatchObject({ kind: 'send', contact: BY_STAFF });
  });

  it('gives way to the next reminder of the program, if it has not gone by then', () => {
    const { changes, next } = asks(asked(), '2019-09-19T12:00Z');
    expect(changes).toMatchObject([{ contact: { ...BY_STAFF, state: 'skipped', reason: 'stale' } }]);
    expect(next).toMatchObject({ kind: 'send', contact: { kind: 'reminder', number: 1 } });
  });

  it('helps nobody any more where the survey was closed and is open again since', () => {
    const again: TouchpointState = { kind: 'open', at: at('2019-09-18T12:00Z') };
    const { changes } = asks(asked({ touchpoints: { 'month-3': again, other: OPEN } }), '2019-09-18T14:00Z');
    expect(changes).toMatchObject([{ contact: { ...BY_STAFF, state: 'skipped', reason: 'stale' } }]);
  });
});
