import { describe, expect, it } from 'vitest';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import { fileGroups } from '../../../web/console/files/file-groups.ts';
import { finished, hiddenText, isAhead, missingGroups } from '../../../web/console/words/results.ts';
import { sizeText } from '../../../web/console/words/size.ts';

describe('numbers of results', () => {
  it('that are not shown say why', () => {
    expect(hiddenText('too-few', 5)).toBe('Fewer than 5: not shown');
    expect(hiddenText('too-few', 8)).toBe('Fewer than 8: not shown');
    expect(hiddenText('not-over', 5)).toBe('Not over yet');
    expect(hiddenText('would-single-out', 5)).toBe('Not shown: it would tell what single people answered');
  });

  it('everybody who is missing is in one group, also with an outcome that has no words yet', () => {
    const missing = ['withdrawn', 'pending', 'new-outcome', 'pending'].map((outcome, id) => ({
      id,
      outcome,
    }));
    expect(missingGroups(missing).map(({ words, people }) => [words, people.length])).toEqual([
      ['Asked, still to answer', 2],
      ['Withdrew from the program', 1],
      ['new-outcome', 1],
    ]);
    expect(missingGroups([])).toEqual([]);
  });

  it('attendance that nobody recorded counts as done', () => {
    expect(finished({ counts: { attended: 3, 'not-recorded': 2, answered: 1, missed: 4 } })).toBe(6);
    expect(finished({ counts: {} })).toBe(0);
  });

  it('have no rate of a wave that nobody has been asked in, also where somebody withdrew before it', () => {
    expect(isAhead({ counts: { 'not-open': 14, withdrawn: 1 } })).toBe(true);
    expect(isAhead({ counts: { 'not-open': 13, withdrawn: 1, pending: 1 } })).toBe(false);
    expect(isAhead({ counts: { withdrawn: 15, missed: 0 } })).toBe(false);
  });
});

describe('files to choose from', () => {
  const groups = fileGroups(DATA_FILES);
  const names = groups.map(({ files }) => files.map(({ variants }) => variants.map(({ name }) => name)));

  it('every file of the API is there once', () => {
    expect(names.flat(2).sort()).toEqual(DATA_FILES.map(({ name }) => name).sort());
  });

  it('the same file with codes or with words is one choice of two', () => {
    const wide = groups[0]!.files.find(({ variants }) => variants.length === 2)!;
    expect(wide.title).toBe('Responses, one row each');
    expect(wide.variants).toEqual([
      { name: 'responses-wide', words: 'Codes' },
      { name: 'responses-wide-labels', words: 'Words' },
    ]);
  });

  it('those of REDCap are together, in the order in which they are uploaded', () => {
    expect(names[1]!.flat()).toEqual([
      'redcap-dictionary',
      'redcap-events',
      'redcap-event-forms',
      'redcap-records',
    ]);
  });

  it('a kind of file that is new is not lost, and sizes are said as people say them', () => {
    const [group] = fileGroups([{ name: 'new', title: 'New', about: '' }]);
    expect(group).toMatchObject({ title: 'People and mail', files: [{ title: 'New' }] });
    expect([0, 12_345, 3_400_000].map(sizeText)).toEqual(['1 KB', '12 KB', '3.4 MB']);
  });
});
