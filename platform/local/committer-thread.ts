import { parentPort, workerData } from 'node:worker_threads';
import { transactions } from './committer.ts';
import { connect } from './database.ts';
import { unpacked } from './packed-pieces.ts';

// The other end of `threaded-committer.ts`.
const database = connect(workerData as string);
const transact = transactions(database);

parentPort!.on('message', (message: readonly unknown[] | 'close') => {
  if (message === 'close') {
    database.close();
    parentPort!.close();
  } else parentPort!.postMessage(transact(unpacked(message)));
});
