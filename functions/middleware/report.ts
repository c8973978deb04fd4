/**
 * Writes an unexpected error to the log as one object, which Lambda makes one JSON line: its name, code and the
 * places it passed, and those of its causes. Never its message: that may repeat what a person typed (FAULTS I10).
 */
export function report(error: unknown, facts: Record<string, string>): void {
  console.error({ ...facts, error: described(error) });
}

function described(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, stack = '', cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');
  return { name, ...code, at, ...(cause === undefined ? {} : { cause: described(cause) }) };
}
