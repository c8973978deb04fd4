import { YEAR } from '../../../domain/participants/participant.ts';
import { type Html, html } from '../../html.ts';

/** When a mail with a new link is there: a journey that sleeps is woken; one that is over waits for the sweep. */
export const SOON = 'within a few minutes, at the latest within half an hour';

/**
 * A button that mails a new link, for a page whose link was somebody's: the mail goes to the address on file, which
 * is not shown. `year`: to the lasting page, else to what can be done now.
 */
export const newLinkForm = (
  token: string,
  to: 'now' | 'year' = 'now',
): Html => html`<form method="post" action="/link/again">
<input type="hidden" name="t" value="${token}">
${to === 'year' && html`<input type="hidden" name="to" value="${YEAR}">\n`}<button>${to === 'year' ? 'Mail me a link to my page' : 'Mail me a new link'}</button>
</form>
<p class="hint">It goes to the address that the program has for you, ${SOON}.</p>`;
