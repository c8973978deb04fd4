import { committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';
import { documentsContract } from '../../contracts/documents.ts';

documentsContract('SQLite', async () => {
  const database = openDatabase(':memory:');
  const commits = committer(database);
  const documents = sqliteDocuments(database, commits);
  return documents;
});
