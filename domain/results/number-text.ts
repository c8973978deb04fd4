/** Two places: one more than anybody should read into these numbers. What is nothing in two places has no sign. */
export const numberText = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');

/** With its sign, for changes: "+0.42", "−0.42"; no change has none. */
export function signedText(value: number): string {
  const text = numberText(value);
  return value > 0 && text !== '0.00' ? `+${text}` : text;
}

/** Of a share from 0 to 1, whole: one person of fifteen is seven percent. */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`;
