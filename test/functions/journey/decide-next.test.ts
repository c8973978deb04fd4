import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../domain/contacts/contact.ts';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { sleepUntilWoken } from '../../../functions/journey/sleep-until-woken.ts';
import { INVITED_AT, journeyScene } from '../../support/scenes/journey-scene.ts';

const BEFORE = plusSeconds(INVITED_AT, -3600);

/** Tried when it was due; nobody heard of it since. */
const CLAIM: Contact = {
  touchpoint: 'baseline',
  kind: 'invitation',
  number: 1,
  plannedAt: INVITED_AT,
  state: 'sending',
  at: INVITED_AT,
};

describe('asking what is next', () => {
  it('writes nothing where nothing has changed, however often it is asked', async () => {
    const { ports, task } = await journeyScene({ now: BEFORE });
    const stored = ports.everything();
    const first = await decideNext(ports, task());
    expect(first).toMatchObject({ kind: 'sleep', until: INVITED_AT });
    expect(await decideNext(ports, task())).toEqual(first);
    expect(ports.everything()).toBe(stored);
  });

  it('records what has changed by itself, and sleeps on the version that it wrote', async () => {
    const { ports, task, read, contacts, measured } = await journeyScene({
      person: { contacts: [CLAIM], touchpoints: { baseline: { kind: 'open', at: INVITED_AT } } },
    });
    ports.clock.moveTo(plusSeconds(INVITED_AT, 300));
    const { version } = await read();
    const step = await decideNext(ports, task());
    expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'unknown' });
    expect(measured).toEqual(['UnknownContacts']);
    expect((await read()).version).toBe(version + 1);
    if (step.kind !== 'sleep') throw new Error(`It should sleep now: ${step.kind}.`);
    await sleepUntilWoken(ports, { ...task(), version: step.version, token: 'token' });
    expect(ports.woken).toEqual([]);
  });

  it('mends a due time that the rest of the record does not say, so that the sweep finds them (F34)', async () => {
    const { ports, task, read } = await journeyScene({ now: BEFORE });
    const { key, doc, version, ...stored } = await read();
    const late = { ...doc, dueAt: plusSeconds(INVITED_AT, 86_400) };
    await ports.documents.write([{ ...stored, key, doc: late, dueAt: late.dueAt, expectedVersion: version }]);
    expect(await decideNext(ports, task())).toMatchObject({ kind: 'sleep', until: INVITED_AT });
    expect((await read()).doc.dueAt).toBe(INVITED_AT);
    const { items } = await ports.documents.due(plusSeconds(INVITED_AT, 1), 10);
    expect(items.map((one) => one.key)).toEqual([key]);
  });

  it('says that there is something to send without writing first: the claim does', async () => {
    const { ports, task, read } = await journeyScene({
      person: { touchpoints: { baseline: { kind: 'open', at: INVITED_AT } } },
    });
    const { version } = await read();
    expect(await decideNext(ports, task())).toEqual({ kind: 'invitation' });
    expect((await read()).version).toBe(version);
  });
});
