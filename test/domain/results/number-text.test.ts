import { expect, it } from 'vitest';
import { numberText, percentText, signedText } from '../../../domain/results/number-text.ts';

it('numbers have two places, and a sign where they are changes', () => {
  expect([0.424, -0.426, 0].map(signedText)).toEqual(['+0.42', '−0.43', '0.00']);
  expect(numberText(-1)).toBe('−1.00');
  expect(percentText(2 / 3)).toBe('67 %');
});

it('no change is neither more nor less, also where adding up left a trace', () => {
  expect([-3.4e-17, 3.4e-17, -0.004, 0.004].map(signedText)).toEqual(['0.00', '0.00', '0.00', '0.00']);
  expect([-0.006, 0.006, -10].map(signedText)).toEqual(['−0.01', '+0.01', '−10.00']);
  expect(numberText(-0.001)).toBe('0.00');
});
