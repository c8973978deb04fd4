import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Waits until the expression is true in the page. Playwright's own `waitForFunction` asks again by `eval`, which the
 * pages' content security policy refuses.
 */
export const becomes = (page: Page, expression: string): Promise<void> =>
  expect.poll(() => page.evaluate<boolean>(expression)).toBe(true);
