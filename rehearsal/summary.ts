import { epochMs } from '../domain/dates/instant.ts';
import { audit, receivedIn } from './audit.ts';
import type { Life } from './live.ts';
import type { PersonTimeline } from './timelines.ts';

type Counts = Record<string, number>;

/** What `summary.json` says. Its `kind` is how a folder of a former rehearsal is recognized. */
export interface Summary {
  kind: 'rehearsal';
  version: string;
  seed: number;
  /** Program id to the version that was lived through. */
  programs: Record<string, string>;
  cohorts: number;
  participants: number;
  withdrawn: number;
  /** By kind, then by state. */
  contacts: Record<string, Counts>;
  /** By touchpoint, then by state: `done`, `missed`, …, or `not-open` where it never was. */
  touchpoints: Record<string, Counts>;
  /** Mails that told staff what needs a person; none of the contacts. */
  staffNotices: number;
  duplicates: number;
  lost: number;
  /** Contact ids behind the two numbers above, the first hundred; empty when all is well. */
  wrong: { duplicates: string[]; lost: string[] };
  /** Of one journey, all its executions together. */
  stateTransitions: Spread;
  functionCalls: Spread;
  /** Executions that ended with an error; the sweep went on in their place. */
  failedExecutions: number;
  virtualDays: number;
  /** `output` is everything after the life: counting, composing mails and writing files. */
  wallMilliseconds: { life: number; output: number };
}

interface Spread {
  mean: number;
  max: number;
}

/** Contact ids that a summary names at most. */
const SHOWN = 100;

/** Counts everything once more from the records, the inbox and what the engine was seen to do. */
export function summaryOf(
  life: Life,
  timelines: readonly PersonTimeline[],
  { seed, version }: { seed: number; version: string },
): Summary {
  const { duplicates, lost } = audit(timelines, receivedIn([...life.mails, ...life.notices]));
  const contacts: Record<string, Counts> = {};
  const touchpoints: Record<string, Counts> = {};
  const count = (table: Record<string, Counts>, name: string, state: string) => {
    table[name] ??= {};
    table[name][state] = (table[name][state] ?? 0) + 1;
  };
  for (const { participant, program, rows } of timelines) {
    for (const { kind, state } of rows) count(contacts, kind, state);
    for (const { id } of program.program.touchpoints) {
      count(touchpoints, id, participant.doc.touchpoints[id]?.kind ?? 'not-open');
    }
  }
  const journeys = life.cohorts.flatMap(({ people }) => people.map(({ journey }) => journey));
  return {
    kind: 'rehearsal',
    version,
    seed,
    programs: Object.fromEntries(timelines.map(({ program }) => [program.program.id, program.version])),
    cohorts: new Set(timelines.map(({ cohort }) => cohort.key)).size,
    participants: timelines.length,
    withdrawn: timelines.filter(({ participant }) => participant.doc.status.kind === 'withdrawn').length,
    contacts,
    touchpoints,
    staffNotices: life.notices.length,
    duplicates: duplicates.length,
    lost: lost.length,
    wrong: { duplicates: duplicates.slice(0, SHOWN), lost: lost.slice(0, SHOWN) },
    stateTransitions: spread(journeys.map(({ transitions }) => transitions)),
    functionCalls: spread(journeys.map(({ calls }) => calls)),
    failedExecutions: life.cohorts.reduce((sum, { failedExecutions }) => sum + failedExecutions, 0),
    virtualDays: Math.round((epochMs(life.until) - epochMs(life.from)) / 86_400_000),
    wallMilliseconds: { life: Math.round(life.lifeMs), output: 0 },
  };
}

/** True when nothing was sent twice and nothing was lost. */
export const isSound = ({ duplicates, lost }: Summary): boolean => duplicates === 0 && lost === 0;

function spread(numbers: readonly number[]): Spread {
  const sum = numbers.reduce((a, b) => a + b, 0);
  const max = numbers.reduce((a, b) => Math.max(a, b), 0);
  return { mean: numbers.length === 0 ? 0 : Math.round((10 * sum) / numbers.length) / 10, max };
}
