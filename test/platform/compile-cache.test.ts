import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';

const file = (path: string) => pathToFileURL(join(import.meta.dirname, '../..', path)).href;

/** In a process of its own: what is kept is written when it ends. */
function afterAsking(folder: string): { answer: string; status: number | null } {
  const script = `
    import { compileCache } from ${JSON.stringify(file('platform/compile-cache.ts'))};
    const answer = compileCache(${JSON.stringify(folder)});
    const { plusDays } = await import(${JSON.stringify(file('domain/dates/local-date.ts'))});
    console.log(String(answer), plusDays('2026-11-22', 1));`;
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { env });
  return { answer: String(child.stdout).trim(), status: child.status };
}

describe('the cache of compiled modules', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  });

  it('keeps what is loaded after it was asked for', () => {
    const { answer } = afterAsking(folder);
    expect(answer).toContain(folder);
    expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(1);
  });

  it('is done without where nothing can be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(afterAsking(join(folder, 'file', 'below'))).toEqual({
      answer: 'undefined 2026-11-23',
      status: 0,
    });
  });
});
