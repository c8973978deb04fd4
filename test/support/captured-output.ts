import { formatWithOptions } from 'node:util';

/** What is written to the log and to standard output and error until it is restored, instead of being shown. */
export interface CapturedOutput {
  text(): string;
  restore(): void;
}

const METHODS = ['debug', 'info', 'log', 'warn', 'error'] as const;

/** Listens to everything that this process says, objects to their last level as a log in the cloud has them. */
export function captureOutput(): CapturedOutput {
  const said: string[] = [];
  const undo: (() => void)[] = [];
  for (const method of METHODS) {
    const original = console[method];
    console[method] = (...values: unknown[]) => {
      said.push(formatWithOptions({ depth: null }, ...values));
    };
    undo.push(() => {
      console[method] = original;
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    const original = stream.write;
    stream.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
      said.push(String(text));
      const written = rest.find((one) => typeof one === 'function');
      written?.();
      return true;
    }) as typeof original;
    undo.push(() => {
      stream.write = original;
    });
  }
  return {
    text: () => said.join('\n'),
    restore: () => {
      for (const one of undo) one();
    },
  };
}
