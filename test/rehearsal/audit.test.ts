import { expect, test } from 'vitest';
import { audit, receivedIn } from '../../rehearsal/audit.ts';
import { readOptions } from '../../rehearsal/options.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import { isSound } from '../../rehearsal/summary.ts';

test('finds what the inbox got twice, what it never got, and what was never settled', async () => {
  const { life, timelines, summary } = await rehearse(readOptions(['--participants', '2', '--out', 'none']));
  expect(audit(timelines, receivedIn(life.mails))).toEqual({ duplicates: [], lost: [] });
  expect(isSound(summary)).toBe(true);

  const { id } = timelines[0]!.participant.doc;
  const invitation = `${id}.baseline.invitation.1`;
  const twice = life.mails.filter(({ contactId }) => contactId === invitation);
  const others = life.mails.filter(({ contactId }) => contactId !== `${id}.month-3.invitation.1`);
  const month12 = timelines[0]!.rows.find(({ touchpoint }) => touchpoint === 'month-12')!;
  month12.state = 'planned';
  const found = audit(timelines, receivedIn([...others, ...twice]));
  expect(found).toEqual({
    duplicates: [invitation],
    lost: [`${id}.month-3.invitation.1`, `${id}.month-12.invitation.1`],
  });
  expect(isSound({ ...summary, duplicates: 1 })).toBe(false);
  expect(isSound({ ...summary, lost: 1 })).toBe(false);
});
