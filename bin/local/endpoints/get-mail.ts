import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { PAGE_HEADERS, pageAnswer } from '../../../functions/page-answer.ts';
import { composeMime } from '../../../platform/mime.ts';
import { DESK, type Desk } from '../desk.ts';
import { mailWords } from '../mail-words.ts';
import { mailOf, NumberedMail } from '../numbered-mail.ts';
import { mailPage } from '../pages/mail-page.ts';

/** The page may show the mail's HTML part in a frame; nothing else is different from other pages. */
const CONTENT_SECURITY_POLICY = `${PAGE_HEADERS['content-security-policy']}; frame-src 'self'`;

/** One mail: its text, its HTML part as a mail program shows it, headers, calendar object. */
export const getMail = endpoint({
  method: 'GET',
  path: '/inbox/{number}',
  scope: DESK,
  params: NumberedMail,
  handle: async ({ params }, { inbox, documents, settings }: Desk) => {
    const message = mailOf(inbox, params);
    const source = (await composeMime(message, settings.senderEmail)).toString();
    const what = await mailWords(documents, message);
    const answer = pageAnswer(200, mailPage(params.number, message, what, source));
    return { ...answer, headers: { ...PAGE_HEADERS, 'content-security-policy': CONTENT_SECURITY_POLICY } };
  },
});
