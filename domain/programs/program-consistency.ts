import { roughDays } from '../dates/offset.ts';
import { YEAR } from '../participants/participant.ts';
import { isOfEveryObject, RESERVED } from '../surveys/question-name.ts';
import type { Scale } from '../surveys/survey.ts';
import { goalFaults } from './goal-consistency.ts';
import type { Program, Touchpoint } from './program.ts';

/** One rule that a program of the right shape breaks: where, and what would be right. */
export interface Inconsistency {
  path: (string | number)[];
  message: string;
}

type Path = Inconsistency['path'];

/** The longest program, from the first opening to the last closing counted from one anchor: 24 months. */
const LONGEST_DAYS = 731;

/** Whoever asks for a preview names the date of each anchor, and a time zone. */
const ASKED_BESIDE_DATES = 'timeZone';

/** What the shape alone cannot say: ids used once, names that exist, things in the order of time. */
export function inconsistencies(program: Program): Inconsistency[] {
  const { sendWindow, anchors, surveys, touchpoints } = program;
  return [
    ...(sendWindow.from >= sendWindow.to
      ? [{ path: ['sendWindow', 'to'], message: 'order: must be later than from' }]
      : []),
    ...repeated(sendWindow.days, (index) => ['sendWindow', 'days', index]),
    ...repeated(anchors, (index) => ['anchors', index]),
    ...anchors.flatMap((name, index) =>
      isOfEveryObject(name) || name === ASKED_BESIDE_DATES
        ? [{ path: ['anchors', index], message: RESERVED }]
        : [],
    ),
    ...repeated(idsOf(surveys), (index) => ['surveys', index, 'id']),
    ...repeated(idsOf(touchpoints), (index) => ['touchpoints', index, 'id']),
    ...touchpoints.flatMap(({ id }, index) =>
      id === YEAR ? [{ path: ['touchpoints', index, 'id'], message: 'reserved-id: of the whole year' }] : [],
    ),
    ...touchpoints.flatMap(({ id }, index) =>
      isOfEveryObject(id) ? [{ path: ['touchpoints', index, 'id'], message: RESERVED }] : [],
    ),
    ...surveys.flatMap(({ scales }, survey) => [
      ...repeated(idsOf(scales), (index) => ['surveys', survey, 'scales', index, 'id']),
      ...scales.flatMap((scale, index) => scaleFaults(scale, ['surveys', survey, 'scales', index])),
    ]),
    ...touchpoints.flatMap((touchpoint, index) =>
      touchpointFaults(touchpoint, program, ['touchpoints', index]),
    ),
    ...lengthFaults(touchpoints),
    ...goalFaults(program),
  ];
}

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

function repeated(ids: readonly string[], pathOf: (index: number) => Path): Inconsistency[] {
  return ids.flatMap((id, index) => {
    const first = ids.findIndex((other) => other.toLowerCase() === id.toLowerCase());
    return first < index ? [{ path: pathOf(index), message: 'duplicate-id: used once before' }] : [];
  });
}

function scaleFaults(scale: Scale, at: Path): Inconsistency[] {
  const found = repeated(scale.items, (index) => [...at, 'items', index]);
  found.push(...repeated(scale.reversed, (index) => [...at, 'reversed', index]));
  scale.reversed.forEach((item, index) => {
    if (scale.items.includes(item)) return;
    found.push({
      path: [...at, 'reversed', index],
      message: 'unknown-item: not among the items of this scale',
    });
  });
  if (scale.atLeast > scale.items.length) {
    found.push({
      path: [...at, 'atLeast'],
      message: `limit: at most ${scale.items.length}, the items there are`,
    });
  }
  return found;
}

function touchpointFaults(touchpoint: Touchpoint, program: Program, at: Path): Inconsistency[] {
  const found: Inconsistency[] = [];
  const anchored = (name: string, ...path: Path) => {
    if (program.anchors.includes(name)) return;
    found.push({ path: [...at, ...path], message: `unknown-anchor: one of ${program.anchors.join(', ')}` });
  };
  if (touchpoint.kind === 'survey') {
    const { opens, closes, survey, reminders } = touchpoint;
    anchored(opens.from, 'opens', 'from');
    anchored(closes.from, 'closes', 'from');
    if (!program.surveys.some(({ id }) => id === survey)) {
      found.push({
        path: [...at, 'survey'],
        message: `unknown-survey: one of ${idsOf(program.surveys).join(', ')}`,
      });
    }
    // Two anchors are dates that only a cohort has; which comes first is said where one is planned.
    const open = opens.from === closes.from ? daysAfter(closes) - daysAfter(opens) : undefined;
    if (
      open !== undefined &&
      (open < 0 || (open === 0 && closesFirst(opens.at ?? program.sendWindow.from, closes.at)))
    ) {
      found.push({ path: [...at, 'closes'], message: 'order: must close after it opens' });
    }
    found.push(...reminderFaults(reminders, open, at));
  } else {
    const { window, notice, reminders } = touchpoint;
    anchored(window.from, 'window', 'from');
    const open = roughDays(window.until) - roughDays(window.after);
    if (open <= 0)
      found.push({ path: [...at, 'window', 'until'], message: 'order: must be later than after' });
    if (roughDays(notice) < 0)
      found.push({ path: [...at, 'notice'], message: 'order: must not be negative' });
    found.push(...reminderFaults(reminders, open + roughDays(notice), at));
  }
  return found;
}

/** On one and the same day; without a time it closes at the day's end. */
const closesFirst = (opensAt: string, closesAt: string | undefined): boolean =>
  closesAt !== undefined && closesAt <= opensAt;

const daysAfter = (spec: { offset?: string | undefined; plus?: string | undefined }): number =>
  roughDays(spec.offset ?? 'P0D') + roughDays(spec.plus ?? 'P0D');

function reminderFaults(
  reminders: readonly string[],
  openDays: number | undefined,
  at: Path,
): Inconsistency[] {
  return reminders.flatMap((reminder, index) => {
    const path = [...at, 'reminders', index];
    const found: Inconsistency[] = [];
    if (roughDays(reminder) <= roughDays(reminders[index - 1] ?? 'P0D')) {
      found.push({ path, message: 'order: must be later than the one before it, and than the opening' });
    }
    if (openDays !== undefined && roughDays(reminder) >= openDays) {
      found.push({ path, message: 'order: must be before the window closes' });
    }
    return found;
  });
}

/** Refuses what ends more than 24 months after the earliest thing counted from the same anchor (BAD-INPUT P12). */
function lengthFaults(touchpoints: readonly Touchpoint[]): Inconsistency[] {
  const spans = touchpoints.map((touchpoint) =>
    touchpoint.kind === 'survey'
      ? {
          begins: { from: touchpoint.opens.from, days: daysAfter(touchpoint.opens) },
          ends: { from: touchpoint.closes.from, days: daysAfter(touchpoint.closes), key: 'closes' },
        }
      : {
          begins: {
            from: touchpoint.window.from,
            days: roughDays(touchpoint.window.after) - roughDays(touchpoint.notice),
          },
          ends: { from: touchpoint.window.from, days: roughDays(touchpoint.window.until), key: 'window' },
        },
  );
  return spans.flatMap(({ ends }, index) => {
    const firstDays = spans
      .filter(({ begins }) => begins.from === ends.from)
      .map(({ begins }) => begins.days);
    return ends.days - Math.min(0, ...firstDays) > LONGEST_DAYS
      ? [{ path: ['touchpoints', index, ends.key], message: 'limit: a program lasts at most 24 months' }]
      : [];
  });
}
