import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deployedStacks } from '../support/deployed-stacks.ts';

const guide = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');

describe('the guide to deploying', () => {
  it('says what to do when the first deployment fails, as its stack is protected from the next one', () => {
    const { data, service } = deployedStacks();
    expect([data, service].map((stack) => stack.terminationProtection)).toEqual([true, true]);
    expect(guide).toMatch(/ROLLBACK_COMPLETE[\s\S]*update-termination-protection --no-enable-/);
  });
});
