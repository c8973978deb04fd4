import { isRevoked, requireActive } from '../../../domain/links/link-access.ts';
import { YEAR } from '../../../domain/participants/participant.ts';
import { bounceOf } from '../../../domain/participants/stop-mail.ts';
import { EmailAddress } from '../../../domain/text.ts';
import type { Html } from '../../html.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { FormBody, readForm } from '../../middleware/form-body.ts';
import { pageAnswer } from '../../page-answer.ts';
import { againByAddress } from '../again-by-address.ts';
import { frameOf } from '../frame-of.ts';
import { askForLink, type NewLink, newLinkWrites } from '../new-link-writes.ts';
import { goneLink, type OpenedLink } from '../open-link.ts';
import { orRefusal } from '../or-refusal.ts';
import {
  newLinkComesPage,
  newLinkImpossiblePage,
  newLinkMayComePage,
  newLinkNeverPage,
  unknownLinkPage,
} from '../pages/refused-link-page.ts';

/**
 * Mails a new link: to whoever has an old one (`t`), or by address (`email`), with one answer for all addresses.
 * `to=my-year` asks for the lasting page in place of what the old link was for.
 */
export const postLinkAgain = endpoint({
  method: 'POST',
  path: '/link/again',
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ body, now }, { documents }) => {
    const form = await readForm(body);
    const email = form.get('email');
    if (email !== null) {
      const address = EmailAddress.safeParse(email.trim());
      if (!address.success) {
        return pageAnswer(422, unknownLinkPage('please enter the whole address, such as name@example.org'));
      }
      const writes = await againByAddress(documents, address.data, now);
      return pageAnswer(200, newLinkMayComePage(), { writes });
    }
    const token = form.get('t') ?? '';
    return orRefusal(documents, token, async () => {
      const person = await goneLink(documents, token);
      const isOthers = isRevoked(person.link, person.participant.doc);
      if (!isOthers) requireActive(person.participant.doc);
      const wanted = form.get('to') === YEAR ? YEAR : person.link.touchpoint;
      const asked = askForLink(person, wanted, now);
      // Whoever has a mailbox that was never the person's is told the same, whatever has become of them.
      const page = isOthers ? newLinkComesPage(frameOf(person)) : answerPage(person, asked);
      return pageAnswer(200, page, newLinkWrites(person, asked, now));
    });
  },
});

function answerPage(person: OpenedLink, { kind }: NewLink): Html {
  const frame = frameOf(person);
  if (kind === 'over') return newLinkNeverPage(frame);
  return bounceOf(person.participant.doc) ? newLinkImpossiblePage(frame) : newLinkComesPage(frame);
}
