import { committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { executionStore } from '../../../platform/local/executions.ts';
import { memoryExecutions } from '../../../platform/local/memory-executions.ts';
import { executionsContract } from '../../contracts/executions.ts';

executionsContract('SQLite', () => {
  const database = openDatabase(':memory:');
  return executionStore(database, committer(database));
});

executionsContract('Memory', memoryExecutions);
