import { readFileSync } from 'node:fs';

/** The functions a machine calls, by the placeholder that stands for each one's ARN in the definition. */
export const JOURNEY_FUNCTIONS = {
  DecideFunctionArn: { name: 'decide', entry: 'functions/journey/decide.ts' },
  SendFunctionArn: { name: 'send', entry: 'functions/journey/send.ts' },
  SleepFunctionArn: { name: 'sleep', entry: 'functions/journey/sleep.ts' },
} as const;

/** The journey's definition as it stands in the file, with `${…}` placeholders. */
export const journeyDefinition = (): string =>
  readFileSync(new URL('journey.asl.json', import.meta.url), 'utf8');

/** The definition with a value for every placeholder. @throws Error for a placeholder without one. */
export function substituted(definition: string, values: Record<string, string>): string {
  return definition.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The definition has a placeholder \${${name}} that nothing fills.`);
    return value;
  });
}
