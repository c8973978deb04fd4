import type { LivedCohort } from './lived-cohort.ts';

/** Where progress is shown: a terminal, or a log. */
interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** A terminal is redrawn this often at most, in milliseconds. */
const REDRAW_MS = 100;

/** What is said about a cohort that is over. */
type Over = Pick<LivedCohort, 'cohort' | 'mails' | 'until'>;

/** Says where the life is: one line that changes on a terminal, one line for each cohort that is over otherwise. */
export function showProgress(screen: Screen): {
  at: (contacts: number, over: readonly Over[]) => void;
  done: () => void;
} {
  if (screen.isTTY) {
    let drawnAt = 0;
    return {
      at(contacts, { length }) {
        if (performance.now() - drawnAt < REDRAW_MS) return;
        drawnAt = performance.now();
        screen.write(`\r${contacts} contacts, ${length} ${length === 1 ? 'cohort' : 'cohorts'} over `);
      },
      done: () => void screen.write('\r\u001B[K'),
    };
  }
  let shown = 0;
  return {
    at(_, over) {
      for (const { cohort, mails, until } of over.slice(shown)) {
        screen.write(`${until.slice(0, 10)}  ${mails.length} contacts  ${cohort.doc.title}\n`);
      }
      shown = over.length;
    },
    done: () => {},
  };
}
