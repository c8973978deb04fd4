import type { Seeded } from './seeded.ts';

/** What one person makes of the mails of one touchpoint. */
interface Intent {
  /** Acts because of this one of its mails, counted from 1 as they arrive; 0: never. */
  onMail: number;
  /** From the mail's arrival until they act; whole quarters of an hour. */
  delayMinutes: number;
}

/** How one person behaves all through a program. */
export interface Behavior {
  intents: ReadonlyMap<string, Intent>;
  comesToSessions: boolean;
  /** What becomes of the first seat, or of the invitation to take one. */
  secondThought: 'moves' | 'cancels' | 'declines' | undefined;
  /** Asks for no more mail on this one of all their mails, counted from 1. */
  stopsOnMail: number | undefined;
}

/** Three kinds of people: three in ten answer at once, six in a hundred never do, and most are busy. */
const KEEN = 0.3;
const SILENT = 0.06;
/** Busy people: the shares that act on the invitation and on each reminder; the rest never do. */
const BUSY = [0.47, 0.22, 0.13, 0.08];

const NO_SHOW = 0.08;
const MOVES = 0.08;
const CANCELS = 0.05;
const DECLINES = 0.04;
const STOPS = 0.015;

const QUARTER_MIN = 15;
/** Half of all answers come within seven hours of the mail, and hardly any after two days. */
const MEAN_DELAY_QUARTERS = 40;
const LONGEST_DELAY_QUARTERS = 4 * 96;

/** Draws one person's behavior for the touchpoints of their program; all in all 60 % act on the first mail. */
export function drawBehavior(random: Seeded, touchpoints: readonly string[]): Behavior {
  const kind = random.next();
  const onMail = () => (kind < KEEN ? 1 : kind < KEEN + SILENT ? 0 : drawMail(random));
  const intents = touchpoints.map(
    (id) => [id, { onMail: onMail(), delayMinutes: drawDelay(random) }] as const,
  );
  return {
    intents: new Map(intents),
    comesToSessions: !random.chance(NO_SHOW),
    stopsOnMail: random.chance(STOPS) ? 2 + Math.floor(random.next() * 6) : undefined,
    secondThought: drawSecondThought(random),
  };
}

function drawSecondThought(random: Seeded): Behavior['secondThought'] {
  const drawn = random.next();
  if (drawn < MOVES) return 'moves';
  if (drawn < MOVES + CANCELS) return 'cancels';
  return drawn < MOVES + CANCELS + DECLINES ? 'declines' : undefined;
}

function drawMail(random: Seeded): number {
  let left = random.next();
  for (const [index, share] of BUSY.entries()) {
    if (left < share) return index + 1;
    left -= share;
  }
  return 0;
}

function drawDelay(random: Seeded): number {
  const quarters = 1 + Math.floor(-Math.log(1 - random.next()) * MEAN_DELAY_QUARTERS);
  return Math.min(quarters, LONGEST_DELAY_QUARTERS) * QUARTER_MIN;
}
