import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_INDEXES } from '../../lib/constructs/documents-table.ts';

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const restore = runbook.slice(runbook.indexOf('## Restore the documents table'));

describe('the runbook', () => {
  // What a restored table keeps (indexes, billing) is checked; what it loses or may lose is put back.
  it.each([
    ['time to live', 'update-time-to-live'],
    ['point-in-time recovery', 'update-continuous-backups'],
    ['deletion protection', '--deletion-protection-enabled'],
    ['the key', '--sse-specification-override'],
    ['the indexes', 'GlobalSecondaryIndexes'],
    ['on-demand billing', 'PAY_PER_REQUEST'],
    ['use by the service', 'restoredDocumentsTable'],
  ])('puts back or checks %s after a restore, before traffic (F49)', (_, words) => {
    expect(restore).toContain(words);
  });

  it('stops all mail before it restores, and lets it go last (F19)', () => {
    const steps = restore.split('\n').filter((line) => /^\d\. /.test(line));
    expect(steps[0]).toContain('Stop all mail');
    expect(steps.at(-1)).toContain('Enable mail again');
  });

  it('knows as many indexes as the table has', () => {
    expect(restore).toContain('both indexes');
    expect(DOCUMENT_INDEXES).toHaveLength(2);
  });
});
