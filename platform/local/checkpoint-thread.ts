import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './database.ts';

// Copies the log back into the file when `threaded-committer.ts` says so, beside the thread that writes the log.
const database = connect(workerData as string);
const copyBack = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort!.on('message', (message: 'copy' | 'close') => {
  if (message === 'close') {
    database.close();
    parentPort!.close();
    return;
  }
  try {
    copyBack.get();
  } catch {
    // Nothing is lost: it stays in the log, and is copied the next time, at the latest by the thread that writes.
  }
});
