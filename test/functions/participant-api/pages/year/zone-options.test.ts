import { describe, expect, it } from 'vitest';
import { TimeZone } from '../../../../../domain/dates/local-date.ts';
import { zoneOptions } from '../../../../../functions/participant-api/pages/year/zone-options.ts';
import { zone } from '../../../../support/domain-builders.ts';

const offered = (chosen: string): string[] =>
  [...zoneOptions(zone(chosen)).html.matchAll(/value="([^"]+)"/g)].map(([, value]) => value!);

describe('the zones to choose from', () => {
  it('are those of the runtime that a time zone of ours may be, each once', () => {
    const accepted = Intl.supportedValuesOf('timeZone').filter((name) => TimeZone.safeParse(name).success);
    expect(offered('America/Chicago').sort()).toEqual(accepted.sort());
  });

  it('have the chosen one where the runtime knows it by another name', () => {
    expect(offered('US/Central')[0]).toBe('US/Central');
  });
});
