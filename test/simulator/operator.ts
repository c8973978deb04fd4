import type { DatabaseSync } from 'node:sqlite';
import { type Journey, journeyKey } from '../../domain/journeys/journey.ts';
import type { LocalPlatform } from '../../platform/local/platform.ts';
import type { Act } from './script.ts';
import { COHORT_ID, personId } from './world.ts';

type OperatorAct = Extract<Act, { kind: 'stop-execution' | 'start-again' | 'snapshot' | 'restore' }>;

/** What operators do to the machinery, past the product: by mistake, or because they have to. */
export async function operate(
  platform: LocalPlatform,
  what: OperatorAct,
  database: DatabaseSync,
): Promise<void> {
  switch (what.kind) {
    case 'stop-execution':
      database
        .prepare(
          "UPDATE executions SET outcome = 'aborted', deadline = NULL, token = NULL WHERE name LIKE ? || '-%'",
        )
        .run(personId(what.who));
      return;
    case 'start-again': {
      const participantId = personId(what.who);
      const journey = await platform.documents.get<Journey>(journeyKey(participantId));
      const generation = journey!.doc.generation + 1;
      return platform.engine.start({ participantId, cohortId: COHORT_ID, generation });
    }
    case 'snapshot':
      database.exec("CREATE TABLE snapshot AS SELECT * FROM documents WHERE key NOT LIKE 'ledger#%'");
      return;
    case 'restore':
      // Nothing that was at hand is true any more: the caller starts the process again.
      database.exec("DELETE FROM documents WHERE key NOT LIKE 'ledger#%'");
      database.exec('INSERT INTO documents SELECT * FROM snapshot');
      return;
  }
}
