import { formatWithOptions } from 'node:util';

/** What is written to the log and to standard output and error from now on; it is still written. */
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
      original.apply(console, values);
    };
    undo.push(() => {
      console[method] = original;
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    const original = stream.write;
    const listening = (...args: Parameters<typeof original>) => {
      said.push(String(args[0]));
      return original.apply(stream, args);
    };
    stream.write = listening as typeof original;
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
