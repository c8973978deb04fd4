/** What done means, over a table of rates. A seat counts as well where nobody recorded who came, and that is said. */
export function doneText(
  rates: readonly { kind: string; counts: Readonly<Record<string, number | undefined>> }[],
): string {
  const groups = rates.filter(({ kind }) => kind === 'focus-group');
  if (groups.length === 0) return 'done is answered';
  const unknown = groups.reduce((sum, { counts }) => sum + (counts['not-recorded'] ?? 0), 0);
  const seats = unknown === 1 ? 'one seat' : `${unknown} seats`;
  const doubt = unknown > 0 ? `, counting ${seats} where nobody recorded who came` : '';
  return `done is answered, or came to the focus group${doubt}`;
}
