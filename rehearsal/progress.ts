import type { Instant } from '../domain/instant.ts';

/** Where progress is shown: a terminal, or a log. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** A terminal is redrawn this often at most, in milliseconds. */
const REDRAW_MS = 100;

/** Says where the life is: one line that changes on a terminal, one line for each half of a year otherwise. */
export function showProgress(screen: Screen): {
  at: (now: Instant, contacts: number) => void;
  done: () => void;
} {
  let shown = '';
  let drawnAt = 0;
  const text = (now: Instant, contacts: number) => `${now.slice(0, 10)}  ${contacts} contacts`;
  if (screen.isTTY) {
    return {
      at(now, contacts) {
        if (performance.now() - drawnAt < REDRAW_MS) return;
        drawnAt = performance.now();
        screen.write(`\r${text(now, contacts)} `);
      },
      done: () => void screen.write('\r\u001B[K'),
    };
  }
  return {
    at(now, contacts) {
      const half = `${now.slice(0, 4)}${now.slice(5, 7) < '07' ? ' I' : ' II'}`;
      if (half === shown) return;
      shown = half;
      screen.write(`${text(now, contacts)}\n`);
    },
    done: () => {},
  };
}
