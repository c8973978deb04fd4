import { expect, it } from 'vitest';
import { standingClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { compileDefinition } from '../../../platform/local/definition.ts';
import { localPlatform } from '../../../platform/local/platform.ts';
import { journeyWorkflow, namedDefinition } from '../../../workflows/catalogue.ts';
import { journeysContract } from '../../contracts/journeys.ts';
import { TODAY } from '../../support/ports.ts';

journeysContract('The local engine', async () => {
  const database = openDatabase(':memory:');
  const settings = { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' };
  // Functions that never answer: an execution that was started stays as it was started.
  const forever = () => new Promise<never>(() => {});
  const platform = localPlatform({
    database,
    clock: standingClock(TODAY),
    settings,
    tasks: () => ({ decide: forever, send: forever, sleep: forever }),
  });
  return {
    journeys: platform.engine,
    async executions() {
      const rows = database.prepare('SELECT name, input FROM executions ORDER BY rowid').all();
      return rows.map(({ name, input }) => ({ name: String(name), input: JSON.parse(String(input)) }));
    },
  };
});

it('refuses a machine with a state it does not know, before anything runs', () => {
  const definition = JSON.parse(namedDefinition(journeyWorkflow));
  definition.States['Wait a while'] = { Type: 'Wait', Seconds: 1, Next: 'Decide' };
  expect(() => compileDefinition(JSON.stringify(definition))).toThrow(/Wait a while/);
});
