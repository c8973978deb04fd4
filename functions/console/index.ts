import { readFileSync } from 'node:fs';
import { awsSignIn } from '../middleware/aws-sign-in.ts';
import { compressing } from '../middleware/compressing.ts';
import { type ConsoleSite, consoleFunction } from './console-function.ts';

// Written beside the bundle when the stack was made.
const site = JSON.parse(readFileSync(new URL('./console.json', import.meta.url), 'utf8')) as ConsoleSite;

/** For everybody, without sign-in: it has nobody's data, and may write its log and nothing else (decision 27). */
export const handler = compressing(consoleFunction(() => site, awsSignIn()));
