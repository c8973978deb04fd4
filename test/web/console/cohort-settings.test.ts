import { describe, expect, it } from 'vitest';
import { type CohortSettings, changedSettings } from '../../../web/console/api/cohort-settings.ts';

const SEEN: CohortSettings = { title: 'Spring', name: 'Pat', email: 'pat@x.org', notices: true };

describe('what is stored of a cohort’s settings', () => {
  it.each<[Partial<CohortSettings>, object]>([
    [{}, {}],
    [{ title: 'Autumn' }, { title: 'Autumn' }],
    [{ notices: false }, { notices: false }],
    // A person is given whole.
    [{ name: 'Kim' }, { contactPerson: { name: 'Kim', email: 'pat@x.org' } }],
    [{ email: 'kim@x.org' }, { contactPerson: { name: 'Pat', email: 'kim@x.org' } }],
  ])('is what was changed, and nothing else: %j', (typed, stored) => {
    expect(changedSettings({ ...SEEN, ...typed }, SEEN)).toEqual(stored);
  });
});
