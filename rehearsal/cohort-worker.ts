import { parentPort } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './cohort-lanes.ts';
import { liveCohort } from './live-cohort.ts';

/** Messages to the main thread cost more than the mails that they count. */
const CONTACTS_A_MESSAGE = 100;

const tell = (message: FromWorker): void => parentPort!.postMessage(message);

// The other end of a lane of `cohort-lanes.ts`: one cohort after the other, as they come.
parentPort!.on('message', async ({ part, seed }: ToWorker) => {
  let contacts = 0;
  const lived = await liveCohort(part, seed, () => {
    contacts += 1;
    if (contacts % CONTACTS_A_MESSAGE === 0) tell({ kind: 'contacts', count: CONTACTS_A_MESSAGE });
  });
  tell({ kind: 'contacts', count: contacts % CONTACTS_A_MESSAGE });
  tell({ kind: 'lived', lived });
});
