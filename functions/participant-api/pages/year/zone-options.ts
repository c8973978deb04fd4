import { isPlace, type TimeZone } from '../../../../domain/dates/local-date.ts';
import { type Html, html } from '../../../html.ts';

let known: Map<string, string[]> | undefined;

/**
 * Every zone the runtime knows that we accept, by its first part: "America" has "Chicago". Asked for when the first page
 * has them, and by name only: to make a formatter for each, as `TimeZone` does, takes 40 ms.
 */
const byArea = (): Map<string, string[]> =>
  (known ??= Map.groupBy(
    Intl.supportedValuesOf('timeZone').filter(isPlace),
    (zone) => zone.split('/', 1)[0]!,
  ));

/** The options of a list of zones, grouped so that a letter typed finds a city; the chosen one is always there. */
export function zoneOptions(chosen: TimeZone): Html {
  const isListed = [...byArea().values()].some((zones) => zones.includes(chosen));
  return html`${!isListed && option(chosen, chosen, chosen)}${[...byArea()].map(
    ([area, zones]) => html`<optgroup label="${area}">
${zones.map((zone) => option(zone, chosen, zone.slice(zone.indexOf('/') + 1)))}</optgroup>
`,
  )}`;
}

const option = (zone: string, chosen: string, text: string): Html =>
  html`<option value="${zone}"${zone === chosen && html` selected`}>${text.replaceAll('_', ' ').replaceAll('/', ', ')}</option>
`;
