import { type Html, html } from '../../../functions/html.ts';
import { deskPage } from './desk-page.ts';

/** For whoever has not opened the sign-in link in this browser. */
export const signInPage = (): Html =>
  deskPage(
    { title: 'Sign in' },
    html`<p>Open the sign-in link that was printed when the program started. Once is enough: this browser then remembers.</p>
<p>Participants need no sign-in: their links in the mail let them in.</p>`,
  );

/** Something could not be done; `reason` is a sentence. */
export const problemPage = (reason: string): Html =>
  deskPage(
    { title: 'That did not work' },
    html`<div class="note"><p>${reason}</p></div>
<p><a href="/">Back to the first page</a></p>`,
  );
