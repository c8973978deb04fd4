/** A page of the API taken apart, for showing it inside another: its heading, its style, and all the rest. */
interface ReportParts {
  title: string;
  style: string;
  /** An `html` element of its own, so that the style finds what it names. */
  sheet: HTMLElement;
}

/** The page's only style, which stands in it so that it can be saved. */
const STYLE = /<style>([^<]*)<\/style>/;

/**
 * What is read so runs no script and fetches nothing. The style is taken out of the text before, because this page's
 * policy complains about style tags even there; the heading, because the page around it has it.
 */
export function reportParts(text: string): ReportParts {
  const style = STYLE.exec(text)?.[1] ?? '';
  const parsed = new DOMParser().parseFromString(text.replace(STYLE, ''), 'text/html');
  const { documentElement: sheet, body, head } = parsed;
  const heading = body.querySelector('h1');
  const title = heading?.textContent ?? 'Report';
  heading?.remove();
  head.remove();
  const main = body.querySelector('main');
  // There is a main landmark around it already.
  if (main) body.replaceChildren(...main.childNodes);
  return { title, style, sheet };
}
