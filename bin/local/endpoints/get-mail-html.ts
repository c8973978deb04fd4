import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { linkable, mailHtml } from '../../../platform/mail-html.ts';
import { DESK, type Desk } from '../desk.ts';
import { mailOf, NumberedMail } from '../numbered-mail.ts';

/** Its own style and nothing else; a sandbox of its own, in which links open in new windows and scripts do not run. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** The HTML part of one mail as it is, in a page of its own. */
export const getMailHtml = endpoint({
  method: 'GET',
  path: '/inbox/{number}/html',
  scope: DESK,
  params: NumberedMail,
  handle: async ({ params }, { inbox }: Desk) => {
    const message = mailOf(inbox, params);
    const part = mailHtml(message.text, message.subject, linkable(message));
    return {
      status: 200,
      // A mail program opens links in the browser; in a frame they would open in the frame, which no page allows.
      body: part.replace('<head>', '<head>\n<base target="_blank">'),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      },
    };
  },
});
