import { describe, expect, it } from 'vitest';
import { recent } from '../../../platform/local/recent.ts';

describe('what was used lately', () => {
  it('keeps the latest entries and at most twice as many as asked', () => {
    const kept = recent<number>(10);
    for (let index = 0; index < 100; index += 1) kept.set(`key ${index}`, index);
    const found = Array.from({ length: 100 }, (_, index) => kept.get(`key ${index}`)).filter(
      (value) => value !== undefined,
    );
    expect(found.slice(-10)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
    expect(found.length).toBeLessThanOrEqual(20);
  });

  it('keeps what is asked for again and again', () => {
    const kept = recent<string>(10);
    kept.set('asked', 'for');
    for (let index = 0; index < 100; index += 1) {
      kept.set(`key ${index}`, '');
      expect(kept.get('asked')).toBe('for');
    }
  });

  it('has the newest value, and none that was taken out', () => {
    const kept = recent<number>(2);
    kept.set('a', 1);
    kept.set('b', 1);
    kept.set('a', 2);
    expect(kept.get('a')).toBe(2);
    kept.delete('a');
    expect(kept.get('a')).toBeUndefined();
    kept.clear();
    expect(kept.get('b')).toBeUndefined();
  });
});
