import { expect, it } from 'vitest';
import { doneText } from '../../../domain/results/done-text.ts';

const survey = { kind: 'survey', counts: { answered: 9 } };
const group = (unknown: number) => ({
  kind: 'focus-group',
  counts: { attended: 5, ...(unknown > 0 && { 'not-recorded': unknown }) },
});

it('done is not said to have come to the focus group where nobody recorded who came', () => {
  expect(doneText([survey])).toBe('done is answered');
  expect(doneText([survey, group(0)])).toBe('done is answered, or came to the focus group');
  expect(doneText([survey, group(1)])).toBe(
    'done is answered, or came to the focus group, counting one seat where nobody recorded who came',
  );
  expect(doneText([survey, group(2), group(1)])).toMatch(/, counting 3 seats where nobody recorded who/);
});
