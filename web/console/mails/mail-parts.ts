/** A mail's HTML taken apart: what the page's content security policy lets nobody write is set by script instead. */
interface MailParts {
  /** Without style elements, and with `data-style` in the place of style attributes. */
  html: string;
  styles: string[];
}

/**
 * Takes the styles out of a mail's HTML, which is that of the API: whatever a person has typed stands in it escaped, so
 * that no quotation mark or bracket of theirs is mistaken for markup.
 */
export function mailParts(html: string): MailParts {
  const styles = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(([, style]) => style!);
  return {
    html: html.replace(/<style>[^<]*<\/style>/g, '').replaceAll(' style="', ' data-style="'),
    styles,
  };
}
