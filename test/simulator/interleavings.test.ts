import { describe, expect, it } from 'vitest';
import { type Contact, isCounted } from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { type Participant, participantKey } from '../../domain/participants/participant.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import type { Ports } from '../../platform/ports.ts';
import { act, type HumanAct } from './people.ts';
import { REFERENCE } from './reference.ts';
import { type Outcome, simulate } from './simulate.ts';
import { CLP, personId, START, theCohort } from './world.ts';

const NOW = '' as Instant;
const WITHDRAW: HumanAct[] = [{ kind: 'withdraw', who: 0, at: NOW }];
const ANSWER: HumanAct[] = ['baseline', 'satisfaction', 'month-3', 'month-12'].map((touchpoint) => ({
  kind: 'answer',
  who: 0,
  touchpoint,
  at: NOW,
}));

/** The reference year with something that the person does at the very moment before one call of a port. */
async function yearWith(
  acts: readonly HumanAct[],
  call: number,
  before: (ports: Ports) => Promise<void> = async () => {},
): Promise<Outcome> {
  let below: Ports | undefined;
  return simulate({
    ...REFERENCE,
    plan: {
      at: () => undefined,
      meanwhile: (number) =>
        number === call
          ? async () => {
              await before(below!);
              for (const one of acts) await act(below!, one);
            }
          : undefined,
    },
    // What the person does is seen by the oracle, and is none of the calls that are counted.
    weaken: (watched) => {
      below = watched;
      return watched;
    },
  });
}

/** Every call of the reference year in turn; `check` says what is wrong with how one of them ended, `before` looks at what it was. */
async function everywhere(
  acts: readonly HumanAct[],
  check: (outcome: Outcome) => string[],
  before?: (ports: Ports) => Promise<void>,
) {
  // The first run of a process also loads the program, which is then remembered.
  await yearWith([], -1);
  const { calls } = await yearWith([], -1);
  expect(calls).toBeGreaterThan(150);
  const wrong: Record<number, string[]> = {};
  for (let call = 0; call < calls; call += 1) {
    const outcome = await yearWith(acts, call, before);
    const found = [...outcome.violations, ...check(outcome)];
    if (found.length > 0) wrong[call] = found;
  }
  return wrong;
}

describe('at every call of a year', () => {
  it('a withdrawal is followed by no claim, and the journey ends (F14)', async () => {
    const wrong = await everywhere(WITHDRAW, ({ people: [person] }) => {
      const { status, contacts } = person!;
      if (status.kind !== 'withdrawn') return ['not withdrawn'];
      return contacts
        .filter((one) => one.state === 'sent' && one.at > status.at)
        .map((one) => `sent later: ${one.touchpoint} ${one.kind} ${one.number}`);
    });
    expect(wrong).toEqual({});
  });

  it('an answer is followed by no claim for its survey, and the year goes on (F15)', async () => {
    const wrong = await everywhere(ANSWER, ({ people: [person] }) =>
      Object.entries(person!.touchpoints).flatMap(([id, state]) =>
        state.kind === 'done' && state.how === 'answered'
          ? person!.contacts
              .filter((one) => one.touchpoint === id && one.state === 'sent' && one.at > state.at)
              .map((one) => `sent after the answer: ${one.touchpoint} ${one.kind} ${one.number}`)
          : [],
      ),
    );
    expect(wrong).toEqual({});
  });

  it('a move of the training by two weeks: nothing that was not claimed by then goes out before its new time (F30)', async () => {
    const anchors = { trainingStart: '2019-06-27' as LocalDate, trainingEnd: '2019-06-28' as LocalDate };
    const { timeZone } = theCohort(CLP);
    const moved = timetable(CLP.program, { ...theCohort(CLP), anchors }, { timeZone, enrolledAt: START });
    const opens = new Map(moved.map(({ touchpoint, opens: { at } }) => [touchpoint.id, at]));
    const nameOf = ({ touchpoint, kind, number }: Contact) => `${touchpoint} ${kind} ${number}`;
    const claimed = new Set<string>();
    const wrong = await everywhere(
      [{ kind: 'move-training', days: 14, at: NOW }],
      ({ people: [person] }) =>
        person!.contacts
          .filter((one) => isCounted(one.kind) && one.state === 'sent' && !claimed.has(nameOf(one)))
          .filter((one) => one.at < opens.get(one.touchpoint)!)
          .map((one) => `sent too early: ${nameOf(one)}`),
      async (ports) => {
        claimed.clear();
        const { doc } = (await ports.documents.get<Participant>(participantKey(personId(0))))!;
        for (const one of doc.contacts) claimed.add(nameOf(one));
      },
    );
    expect(wrong).toEqual({});
  });
});
