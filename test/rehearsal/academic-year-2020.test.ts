import { beforeAll, describe, expect, test } from 'vitest';
import { isCounted } from '../../domain/contacts/contact.ts';
import { toLocal } from '../../domain/dates/calendar.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { type LocalDate, plusDays } from '../../domain/dates/local-date.ts';
import { readOptions } from '../../rehearsal/options.ts';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse.ts';
import { responsesCsv } from '../../rehearsal/responses-csv.ts';
import { timelineCsv } from '../../rehearsal/timeline-csv.ts';
import type { PersonTimeline } from '../../rehearsal/timelines.ts';
import { ACADEMIC_YEAR_2020 } from '../support/scenes/academic-year-2020.ts';

let one: Rehearsal;
let again: Rehearsal;

const liveThrough = (lanes: number) =>
  rehearse({ ...readOptions(['--seed', '1', '--out', 'no-such-folder']), lanes });

/** Everything that is written, the time it took aside. */
const files = ({ timelines, life, summary }: Rehearsal) => ({
  timeline: [...timelineCsv(timelines)].join(''),
  responses: [...responsesCsv(life)].join(''),
  mails: life.mails,
  summary: { ...summary, wallMilliseconds: undefined },
});

beforeAll(async () => {
  one = await liveThrough(1);
  again = await liveThrough(3);
});

/** The table's instants by "touchpoint opens", "touchpoint reminder 2" … for the cohort with this training. */
function tableFor(trainingStart: string): Map<string, Instant> {
  const { dates } = ACADEMIC_YEAR_2020.find(({ anchors }) => anchors.trainingStart === trainingStart)!;
  const lines = dates
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(lines.map(([what, , , at]) => [what!, at!.replace('Z', ':00.000Z') as Instant]));
}

const inTable = (table: Map<string, Instant>, touchpoint: string, kind: string, number: number) =>
  table.get(kind === 'invitation' ? `${touchpoint} opens` : `${touchpoint} ${kind} ${number}`);

const asked = ({ rows }: PersonTimeline) =>
  rows.filter(({ kind }) => kind === 'invitation' || kind === 'reminder');

/** Those whose behavior is to act on this one of every touchpoint's mails, and who stayed all the year. */
function peopleActingOn(mail: number): PersonTimeline[] {
  const everybody = one.life.cohorts.flatMap(({ people }) => people);
  return one.timelines.filter(({ participant }, index) => {
    const { intents, stopsOnMail, comesToSessions, secondThought } = everybody[index]!.behavior;
    // Whoever gives a seat up, or does not come, is asked again.
    if (!comesToSessions || secondThought) return false;
    const always = [...intents.values()].every(({ onMail }) => onMail === mail);
    return always && stopsOnMail === undefined && participant.doc.status.kind === 'active';
  });
}

describe('the four real cohorts of academic year 2020', () => {
  test('nobody gets anything twice, and nothing is lost (F1, I1, I2)', () => {
    expect(one.summary).toMatchObject({ participants: 60, cohorts: 4, duplicates: 0, lost: 0 });
    expect(one.summary.failedExecutions).toBe(0);
    expect(one.summary.wrong).toEqual({ duplicates: [], lost: [] });
  });

  test('the same seed gives the same files, byte for byte, in however many threads they are lived', () => {
    expect(JSON.stringify(files(again))).toBe(JSON.stringify(files(one)));
  });

  test('everything that asks for something is planned on the dates of the table, also where the training was moved', () => {
    for (const timeline of one.timelines) {
      const table = tableFor(timeline.cohort.doc.anchors.trainingStart!);
      const planned = asked(timeline).map(({ touchpoint, kind, number, plannedAt }) => ({
        contact: `${touchpoint} ${kind} ${number}`,
        at: plannedAt,
      }));
      const expected = asked(timeline).map(({ touchpoint, kind, number }) => ({
        contact: `${touchpoint} ${kind} ${number}`,
        at: inTable(table, touchpoint, kind, number),
      }));
      expect(planned).toEqual(expected);
      expect(planned).toHaveLength(20);
    }
  });

  /** The days of the mails that a person got and that count, earliest first, whatever they brought along. */
  const mailDays = ({ participant, rows }: PersonTimeline): LocalDate[] =>
    rows
      .filter((row) => isCounted(row.kind) && row.state === 'sent' && row.in === undefined)
      .map(({ at }) => toLocal(at!, participant.doc.timeZone).date)
      .sort();

  const inWeekUntil = (days: readonly LocalDate[], day: LocalDate): number =>
    days.filter((one) => plusDays(day, -7) < one && one <= day).length;

  test('nobody gets more than one mail a day, or two in any seven days', () => {
    for (const timeline of one.timelines) {
      const days = mailDays(timeline);
      expect(new Set(days).size).toBe(days.length);
      for (const day of days) expect(inWeekUntil(days, day)).toBeLessThanOrEqual(2);
    }
  });

  test('who never answers gets everything at its instant, or held until their week has had fewer than two', () => {
    const silent = peopleActingOn(0);
    expect(silent.length).toBeGreaterThan(0);
    let late = 0;
    for (const timeline of silent) {
      const { rows, participant } = timeline;
      const { timeZone } = participant.doc;
      expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'sent'));
      const days = mailDays(timeline);
      for (const { at, plannedAt, heldFor } of rows) {
        if (at === plannedAt) continue;
        late += 1;
        expect(heldFor).toBe('contact-limit');
        const planned = toLocal(plannedAt, timeZone).date;
        const sent = toLocal(at!, timeZone).date;
        // On each day it waited, two mails of the week before were still counting.
        const others = days.filter((day) => day < sent);
        for (let day = planned; day < sent; day = plusDays(day, 1)) expect(inWeekUntil(others, day)).toBe(2);
      }
    }
    expect(late).toBeGreaterThan(0);
  });

  test('who answers every first mail is invited on the day, and never reminded', () => {
    const keen = peopleActingOn(1);
    expect(keen.length).toBeGreaterThan(3);
    for (const timeline of keen) {
      for (const { kind, state, plannedAt, at, reason } of asked(timeline)) {
        if (kind === 'reminder')
          expect([state, reason]).toEqual(['skipped', expect.stringMatching(/completed|booked|closed/)]);
        else expect([state, at! >= plannedAt]).toEqual(['sent', true]);
      }
    }
  });

  test('people book, come or do not come, withdraw, and answer after any of the mails', () => {
    const { contacts, touchpoints, withdrawn } = one.summary;
    expect(withdrawn).toBe(4);
    expect(contacts.confirmation!.sent).toBeGreaterThan(30);
    expect(contacts.notice!.sent).toBeGreaterThan(30);
    const noShows = one.timelines.filter(({ participant }) => {
      const state = participant.doc.touchpoints['focus-group'];
      return state?.kind === 'missed' && state.reason === 'no-show';
    });
    expect(noShows.length).toBeGreaterThan(0);
    for (const id of ['baseline', 'satisfaction', 'month-3', 'focus-group', 'month-12']) {
      expect(touchpoints[id]!.done).toBeGreaterThan(30);
      expect(touchpoints[id]!.missed).toBeGreaterThan(0);
    }
    for (const number of [1, 2, 3]) {
      const sent = one.timelines
        .flatMap(asked)
        .filter((row) => row.number === number && row.state === 'sent');
      expect(sent.some(({ kind }) => kind === 'reminder')).toBe(true);
    }
  });

  test('every answer is stored, and an unlinked one without the participant', () => {
    const stored = one.life.cohorts.flatMap(({ responses }) => responses);
    const counts = (id: string) => stored.filter(({ touchpoint }) => touchpoint === id);
    for (const id of ['baseline', 'satisfaction', 'month-3', 'month-12']) {
      expect(counts(id)).toHaveLength(one.summary.touchpoints[id]!.done!);
    }
    const { responses } = files(one);
    const unlinked = responses.split('\r\n').filter((line) => line.includes(',satisfaction,'));
    expect(unlinked).toHaveLength(counts('satisfaction').length);
    for (const line of unlinked)
      expect(line).toMatch(/,training-satisfaction,r-[0-9a-z]{16},,\d{4}-\d\d-\d\dT00:00/);
    for (const { participant } of one.timelines) {
      for (const line of unlinked) expect(line).not.toContain(participant.doc.id);
    }
  });

  test('one journey needs some ninety state transitions', () => {
    expect(one.summary.stateTransitions.mean).toBeGreaterThan(20);
    expect(one.summary.stateTransitions.mean).toBeLessThan(95);
    expect(one.summary.functionCalls.mean).toBeLessThan(one.summary.stateTransitions.mean);
    expect(one.summary.virtualDays).toBeGreaterThan(700);
  });
});
