import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from '../../domain/dates/instant.ts';
import { agenda } from '../../rehearsal/agenda.ts';

test('gives back everything, the earliest first, and the same instant in the order of adding', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 60 }), (hours) => {
      const list = agenda<{ hour: number; order: number }>();
      for (const [order, hour] of hours.entries()) list.add(instantOf(hour * 3_600_000), { hour, order });
      const taken: { hour: number; order: number }[] = [];
      for (let at = list.nextAt(); at !== undefined; at = list.nextAt()) taken.push(...list.takeDue(at));
      const sorted = hours.map((hour, order) => ({ hour, order })).sort((a, b) => a.hour - b.hour);
      expect(taken).toEqual(sorted);
    }),
  );
});

test('takes out all that is due by then, and leaves the rest', () => {
  const list = agenda<string>();
  list.add(instantOf(3000), 'c');
  list.add(instantOf(1000), 'a');
  list.add(instantOf(2000), 'b');
  expect(list.takeDue(instantOf(2000))).toEqual(['a', 'b']);
  expect(list.nextAt()).toBe(instantOf(3000));
});
