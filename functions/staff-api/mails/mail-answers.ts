import * as z from 'zod';

/** Which mails the program has, by touchpoint; each can be looked at by its kind. */
export const ProgramMailsAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        touchpoint: z.string(),
        /** The lasting page has none. */
        title: z.string().optional(),
        kinds: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'ProgramMails' });

/** A mail as its reader has it. `html` is made from `text`; links in it open nothing. */
export const MailAnswer = z
  .strictObject({
    to: z.strictObject({ name: z.string(), email: z.string() }),
    fromName: z.string(),
    replyTo: z.strictObject({ name: z.string(), email: z.string() }),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    hasCalendar: z.boolean(),
    /** Something of it, such as the session, is made up because this participant has none yet. */
    isExample: z.boolean(),
  })
  .meta({ id: 'Mail' });

/** To which address, and what the mail provider said: `accepted`, `refused` or `unknown`. */
export const TestMailAnswer = z.strictObject({ to: z.string(), result: z.string() }).meta({ id: 'TestMail' });
