import { committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { inbox } from '../../../platform/local/inbox.ts';
import { composeMime } from '../../../platform/mime.ts';
import { mailContract } from '../../contracts/mail.ts';

mailContract('The inbox', async () => {
  const database = openDatabase(':memory:');
  const mail = inbox(database, committer(database));
  return {
    mail,
    accepted: async () => {
      const messages = mail.list(100).map(({ message }) => message);
      return Promise.all(
        messages.toReversed().map(async (message) => ({
          to: message.to.email,
          raw: (await composeMime(message, 'programs@hospital.example.org')).toString(),
        })),
      );
    },
  };
});
