import { beforeAll, expect, it } from 'vitest';
import type { Offset } from '../../domain/dates/offset.ts';
import type { Message } from '../../platform/ports.ts';
import { loadProgram } from '../../platform/program-files.ts';
import { cohortPlans } from '../../rehearsal/cohort-plan.ts';
import { live } from '../../rehearsal/live.ts';
import { changedProgram } from '../support/changed-program.ts';
import { ENHANCED_CARE } from '../support/program-folder.ts';

/** With a second focus group, whose sessions are within one week. */
const TWO = changedProgram(loadProgram(ENHANCED_CARE), ({ program }) => {
  const group = program.touchpoints.find(({ kind }) => kind === 'focus-group')!;
  if (group.kind !== 'focus-group') return;
  const window = { from: 'systemReview', after: 'P0D' as Offset, until: 'P1W' as Offset };
  program.touchpoints.unshift({ ...group, id: 'week-talk', title: 'In the same week', window });
});

let mails: Message[];

beforeAll(async () => {
  const anchors = { firstModule: '2027-05-13', systemReview: '2028-05-11' } as never;
  const plan = { title: 'Third cohort', programId: 'enhanced-care', anchors };
  ({ mails } = await live({ cohorts: cohortPlans([plan], 30), programs: [TWO], seed: 1, lanes: 1 }));
});

it('people move their seat to another session of the same focus group, in a program that has two', () => {
  const again = mails.filter(({ contactId }) => contactId.endsWith('.confirmation.2'));
  expect(again.map(({ contactId }) => contactId.split('.')[1])).toContain('week-talk');
});

it('the sessions of a window of one week are not all on its one day that an earlier plan shares', () => {
  const days = mails.flatMap(({ contactId, calendar }) =>
    contactId.includes('.week-talk.') && calendar ? [calendar.startsAt.slice(0, 10)] : [],
  );
  expect(new Set(days).size).toBeGreaterThan(1);
});
