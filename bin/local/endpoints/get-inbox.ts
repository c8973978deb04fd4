import * as z from 'zod';
import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { pageAnswer } from '../../../functions/page-answer.ts';
import { DESK, type Desk } from '../desk.ts';
import { mailWords } from '../mail-words.ts';
import { inboxPage } from '../pages/inbox-page.ts';

const PAGE = 50;

/**
 * Mails, the newest first; `before` is the number of the last one on the page before, `person` a part of the name or
 * the address of whoever they are to.
 */
export const getInbox = endpoint({
  method: 'GET',
  path: '/inbox',
  scope: DESK,
  query: z.object({
    before: z.coerce.number().int().positive().optional(),
    person: z.string().trim().max(200).optional(),
  }),
  handle: async ({ query }, { inbox, documents, sendsMail }: Desk) => {
    const person = query.person === '' ? undefined : query.person;
    const mails = inbox.list(PAGE + 1, query.before, person);
    return pageAnswer(
      200,
      inboxPage({
        mails: await Promise.all(
          mails
            .slice(0, PAGE)
            .map(async (one) => ({ ...one, what: await mailWords(documents, one.message) })),
        ),
        count: inbox.count(),
        hasOlder: mails.length > PAGE,
        isFirst: query.before === undefined,
        sendsMail,
        person,
      }),
    );
  },
});
