import type { ValueLine } from '../words/audit-value.ts';

/** More than this is folded: lines, and characters. */
const [LINES, CHARACTERS] = [4, 160];

const Lines = ({ lines }: { lines: readonly ValueLine[] }) =>
  lines.map(({ label, text }) => (
    <span key={label ?? ''} className="line">
      {label !== undefined && <span className="quiet">{label}: </span>}
      {text}
    </span>
  ));

/** A value of a record as text, folded where it is long. */
export function ValueText({ lines }: { lines: readonly ValueLine[] }) {
  const [first] = lines;
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (!first || (lines.length <= LINES && length <= CHARACTERS)) return <Lines lines={lines} />;
  const words = [...first.text];
  return (
    <details>
      <summary>
        {lines.length > 1
          ? `${lines.length} values`
          : `${words.slice(0, CHARACTERS / 2).join('')}… (${words.length} characters)`}
      </summary>
      <Lines lines={lines} />
    </details>
  );
}
