import { readFileSync } from 'node:fs';

/** A state machine: its definition, and which function stands behind each `${placeholder}` in it. */
interface Workflow {
  /** Amazon States Language with placeholders, as the file has it. */
  definition: string;
  /** Placeholder → entry file of the function, from the root of the repository; each exports `handler`. */
  functions: Readonly<Record<string, string>>;
}

/** Keeps one participant's time. */
export const journeyWorkflow = {
  definition: readFileSync(new URL('./journey.asl.json', import.meta.url), 'utf8'),
  functions: {
    DecideFunctionArn: 'functions/journey/decide.ts',
    SendFunctionArn: 'functions/journey/send.ts',
    SleepFunctionArn: 'functions/journey/sleep.ts',
  },
} as const satisfies Workflow;

/**
 * The definition with each function's own name (its entry file's) in place of its ARN, for an engine in one process.
 * @throws Error for a placeholder that stands for no function.
 */
export const namedDefinition = ({ definition, functions }: Workflow): string =>
  definition.replace(/\$\{(\w+)\}/g, (_, placeholder: string) => {
    const entry = functions[placeholder];
    if (!entry) throw new Error(`No function stands behind \${${placeholder}}.`);
    return /([^/]+)\.ts$/.exec(entry)![1]!;
  });
