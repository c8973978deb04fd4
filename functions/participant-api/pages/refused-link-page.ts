import { type Html, html } from '../../html.ts';
import { faultSummary } from './fault-summary.ts';
import { messagePage } from './message-page.ts';
import { newLinkForm, SOON } from './new-link-form.ts';
import { type Frame, page } from './page.ts';

/** What happened to a link, in words, and the way to a new one where there is one. */
export const refusedLinkPage = (
  frame: Frame,
  title: string,
  paragraphs: readonly string[],
  token?: string,
): Html =>
  messagePage(frame, title, paragraphs, 'plain', token === undefined ? undefined : newLinkForm(token));

const ADDRESS_FIELD = 'email';

/** For a link that nobody knows. `fault`: why the address that was sent can be no address. */
export function unknownLinkPage(fault?: string): Html {
  const faults =
    fault === undefined ? [] : [{ field: ADDRESS_FIELD, subject: 'E-mail address', words: fault }];
  return page(
    undefined,
    'This link does not work',
    html`${faultSummary(faults)}<div class="note">
<p>Some mail programs cut a link in two or change it. Please open the link from your mail again, or copy all of it into the address bar.</p>
</div>
<h2>Get a new link</h2>
<p>Enter the address that the mails of the program come to. If it takes part in one of our programs, a mail with a new link comes to it.</p>
<form method="post" action="/link/again">
<div class="field${faults.length > 0 && ' wrong'}">
<label class="question" for="${ADDRESS_FIELD}">Your e-mail address</label>
<input type="email" id="${ADDRESS_FIELD}" name="${ADDRESS_FIELD}" autocomplete="email" required${faults.length > 0 && html` aria-invalid="true"`}>
</div>
<button>Mail me a new link</button>
</form>
<p class="hint">Or answer the mail that the link came with: a person reads the answers.</p>`,
    { hasFaults: faults.length > 0 },
  );
}

/** After the button: said every time, whether or not something is sent. */
export const newLinkComesPage = (frame: Frame): Html =>
  messagePage(
    frame,
    'A new link is on its way',
    [
      `It comes to the address that the program has for you, ${SOON}.`,
      'One new link is sent in ten minutes at most, and five in a day. If none arrives, please look into the folder for unwanted mail, or write to the person named below.',
    ],
    'good',
  );

/** After the form: the same for every address, known or not. */
export const newLinkMayComePage = (): Html =>
  messagePage(
    undefined,
    'Please look into your mail',
    [
      'If this address takes part in one of our programs, a mail with a new link is on its way. It comes within half an hour.',
      'If none arrives, the program may have another address of yours. Please look into the folder for unwanted mail, or answer an earlier mail of the program: a person reads the answers.',
    ],
    'good',
  );

/** After the button, for somebody whose address is known not to take mail. */
export const newLinkImpossiblePage = (frame: Frame): Html =>
  messagePage(frame, 'Mail does not reach you', [
    'The address that the program has for you does not take mail. Please write to the person named below, who can correct it.',
  ]);

/** After the button, when there is nothing left that a link could lead to. */
export const newLinkNeverPage = (frame: Frame): Html =>
  messagePage(frame, 'The program is over', [
    'There is nothing left that a link could lead to. For questions, please write to the person named below.',
  ]);
