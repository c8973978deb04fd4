import packageFile from '../package.json' with { type: 'json' };
import { type Life, type LifeOptions, live } from './live.ts';
import { type Summary, summaryOf } from './summary.ts';
import { type PersonTimeline, timelinesOf } from './timelines.ts';

/** A rehearsal that is over: the life, everybody's contacts, and what there is to say about them. */
export interface Rehearsal {
  life: Life;
  timelines: PersonTimeline[];
  summary: Summary;
}

/** Lives through the cohorts and counts what happened. Writes no file and composes no MIME. */
export async function rehearse(options: LifeOptions): Promise<Rehearsal> {
  const life = await live(options);
  const begun = performance.now();
  const timelines = timelinesOf(life);
  const summary = summaryOf(life, timelines, { seed: options.seed, version: packageFile.version });
  summary.wallMilliseconds.output = Math.round(performance.now() - begun);
  return { life, timelines, summary };
}
