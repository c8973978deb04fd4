import { hash } from 'node:crypto';
import participant from './scripts/participant.ts';
import survey from './scripts/survey.ts';
import { STYLE } from './style.ts';

/** A file that pages load. */
export interface Asset {
  /** With a stamp that changes with the content, so that browsers may keep it. */
  address: string;
  type: 'text/javascript' | 'text/css';
  text: string;
}

const asset = (path: string, type: Asset['type'], text: string): Asset => ({
  address: `${path}?v=${hash('sha256', text).slice(0, 12)}`,
  type,
  text,
});

/** On every page. */
export const STYLESHEET = asset('/participant.css', 'text/css', STYLE);

/** Each made from the file of its name in `web/participant/`. */
export const SCRIPTS = {
  /** On every page. */
  participant: asset('/participant.js', 'text/javascript', participant),
  /** On surveys: shows them step by step, and keeps what is typed. */
  survey: asset('/survey.js', 'text/javascript', survey),
};

/** A script that a page can ask for by name; its address changes with its content. */
export type ScriptName = keyof typeof SCRIPTS;
