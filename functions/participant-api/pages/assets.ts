import { createHash } from 'node:crypto';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const stamped = (path: string, text: string): string =>
  `${path}?v=${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;

/** Where pages find the script and the stylesheet; the stamp changes with the content, so both may be cached. */
export const SCRIPT_PATH = stamped('/participant.js', SCRIPT);
export const STYLE_PATH = stamped('/participant.css', STYLE);
