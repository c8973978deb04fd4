import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { composeMime } from '../../../platform/mime.ts';
import { DESK, type Desk } from '../desk.ts';
import { mailOf, NumberedMail } from '../numbered-mail.ts';

/** One mail as it would be sent, as a file that mail programs open. */
export const getMailSource = endpoint({
  method: 'GET',
  path: '/inbox/{number}/source',
  scope: DESK,
  params: NumberedMail,
  handle: async ({ params }, { inbox, settings }: Desk) => ({
    status: 200,
    body: (await composeMime(mailOf(inbox, params), settings.senderEmail)).toString(),
    headers: {
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="mail-${params.number}.eml"`,
    },
  }),
});
