import { percentText } from '../../../domain/results/number-text.ts';

/** A share of a whole, 0 to 1, in words and as a bar. */
export const RateBar = ({ rate }: { rate: number }) => (
  <>
    {percentText(rate)}
    <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="8" />
      <rect width={rate * 100} height="8" />
    </svg>
  </>
);
