import { expect, test } from 'vitest';
import { csvLine } from '../../../domain/files/csv.ts';
import { itemsOf, labelOf } from '../../../domain/files/survey-items.ts';
import { smallProgram } from '../../support/small-program.ts';

test('a step of a rating that has no words is the same number in the file in words, below zero, too', () => {
  const rating = {
    type: 'rating',
    name: 'better',
    title: 'Better or worse?',
    rateMin: -3,
    rateMax: 3,
    minRateDescription: 'Much worse',
  } as const;
  const practice = { title: 'S', pages: [{ name: 'p', title: 'P', elements: [rating] }] };
  const [item] = itemsOf({ ...smallProgram(), surveys: { practice } });
  expect(csvLine([-3, -2, 0, 2].map((code) => labelOf(item!, code)))).toBe('Much worse,-2,0,2\r\n');
});
