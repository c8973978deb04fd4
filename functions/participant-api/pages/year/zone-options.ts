import { TimeZone } from '../../../../domain/local-date.ts';
import { type Html, html } from '../html.ts';

/** Every zone the runtime knows that we accept, by its first part: "America" has "Chicago". */
const BY_AREA = Map.groupBy(
  Intl.supportedValuesOf('timeZone').filter((zone) => TimeZone.safeParse(zone).success),
  (zone) => zone.split('/', 1)[0]!,
);

/** The options of a list of zones, grouped so that a letter typed finds a city; the chosen one is always there. */
export function zoneOptions(chosen: TimeZone): Html {
  const isListed = [...BY_AREA.values()].some((zones) => zones.includes(chosen));
  return html`${!isListed && option(chosen, chosen, chosen)}${[...BY_AREA].map(
    ([area, zones]) => html`<optgroup label="${area}">
${zones.map((zone) => option(zone, chosen, zone.slice(zone.indexOf('/') + 1)))}</optgroup>
`,
  )}`;
}

const option = (zone: string, chosen: string, text: string): Html =>
  html`<option value="${zone}"${zone === chosen && html` selected`}>${text.replaceAll('_', ' ').replaceAll('/', ', ')}</option>
`;
