import { TimeZone } from '../../../../domain/local-date.ts';
import { type Html, html } from '../html.ts';

type ByArea = ReadonlyMap<string, readonly string[]>;

let known: ByArea | undefined;

/**
 * Every zone the runtime knows that we accept, by its first part: "America" has "Chicago". Found when it is first
 * needed: to check them all takes longer than to load a fifth of the program.
 */
function byArea(): ByArea {
  known ??= Map.groupBy(
    Intl.supportedValuesOf('timeZone').filter((zone) => TimeZone.safeParse(zone).success),
    (zone) => zone.split('/', 1)[0]!,
  );
  return known;
}

/** The options of a list of zones, grouped so that a letter typed finds a city; the chosen one is always there. */
export function zoneOptions(chosen: TimeZone): Html {
  const areas = byArea();
  const isListed = [...areas.values()].some((zones) => zones.includes(chosen));
  return html`${!isListed && option(chosen, chosen, chosen)}${[...areas].map(
    ([area, zones]) => html`<optgroup label="${area}">
${zones.map((zone) => option(zone, chosen, zone.slice(zone.indexOf('/') + 1)))}</optgroup>
`,
  )}`;
}

const option = (zone: string, chosen: string, text: string): Html =>
  html`<option value="${zone}"${zone === chosen && html` selected`}>${text.replaceAll('_', ' ').replaceAll('/', ', ')}</option>
`;
