import { backoffMs } from './backoff.ts';

interface SenderPorts<Page> {
  /** One try under the key; undefined when no answer came, or one that says to come back later. */
  post(key: string): Promise<Page | undefined>;
  newKey(): string;
  later(ms: number, run: () => void): unknown;
  random(): number;
  /** There is no connection; it goes on trying. */
  waiting(): void;
  shown(page: Page): void;
}

/**
 * Sends the answers until an answer comes, always under the key of the first try, so that a reply that was lost is
 * given again (FAULTS F51). Pressing again meanwhile tries again, and begins nothing new.
 */
export function answersSender<Page>(ports: SenderPorts<Page>): { send(): void } {
  let key: string | undefined;
  let isBusy = false;
  let failures = 0;

  async function attempt(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    key ??= ports.newKey();
    const page = await ports.post(key);
    isBusy = false;
    if (page === undefined) {
      failures += 1;
      ports.waiting();
      ports.later(backoffMs(failures, ports.random()), () => void (key !== undefined && attempt()));
      return;
    }
    key = undefined;
    failures = 0;
    ports.shown(page);
  }

  return { send: () => void attempt() };
}
