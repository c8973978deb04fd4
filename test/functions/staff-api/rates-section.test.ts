import { expect, it } from 'vitest';
import type { WaveRates } from '../../../domain/results/wave-rates.ts';
import { ratesSection } from '../../../functions/staff-api/results/report/rates-section.ts';

const rates = (kind: WaveRates['kind']): WaveRates[] => [
  { wave: 'one', kind, title: 'One', enrolled: 1, invited: 1, counts: { answered: 1 }, rate: 1, missing: [] },
];

it('the report of a program without focus groups says nothing of them', () => {
  expect(ratesSection(rates('survey'), { identities: false, freeText: false }).html).not.toContain(
    'focus group',
  );
  expect(ratesSection(rates('focus-group'), { identities: false, freeText: false }).html).toContain(
    'came to the focus group',
  );
});
