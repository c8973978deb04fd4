import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const simulate = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), ...args], { encoding: 'utf8' });

it.each([
  ['--seeds', '10k'],
  ['--from', '1.5'],
  ['--sedes', '1'],
])('lives through no years, and says so, where it is told %s %s', (...args) => {
  const { status, stdout, stderr } = simulate(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe('Usage: npm run simulate -- [--seeds N] [--from S]\n');
});

it('lives through as many years as it is told', () => {
  const { status, stdout } = simulate('--seeds', '2', '--from', '7');
  expect(stdout).toMatch(/^2 years from seed 7: \d+ faults struck, 0 failed\n$/);
  expect(status).toBe(0);
});
