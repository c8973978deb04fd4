import { expect, it } from 'vitest';
import { headsOf } from '../../../functions/audit/heads.ts';
import { testPorts } from '../../support/ports.ts';

it('what is known of the newest entries does not grow for ever (I14)', () => {
  const heads = headsOf(testPorts().documents);
  const most = 20_000;
  for (let index = 0; index <= most; index += 1) heads.set(`record ${index}`, 1, 'hash');
  const known = Array.from({ length: most + 1 }, (_, index) => heads.get(`record ${index}`, 1));
  expect(known.filter((hash) => hash !== undefined).length).toBeLessThanOrEqual(most);
  expect(heads.get(`record ${most}`, 1)).toBe('hash');
});
