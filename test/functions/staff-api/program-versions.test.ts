import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { type Draft, draftKey } from '../../../domain/surveys/draft.ts';
import { CLP } from '../../support/builders.ts';
import { changedProgram, surveyAt, without } from '../../support/changed-program.ts';
import { DURING_BASELINE, NEXT, versionScene } from '../../support/scenes/version-scene.ts';

describe('the versions of a program', () => {
  it('are the one new cohorts start with, and those that cohorts have or had', async () => {
    const { world, cohort, adopt } = await versionScene();
    const list = async () => (await world.call('GET', '/programs/clp/versions')).json.items;
    const id = cohort.split('/').at(-1);
    expect(await list()).toEqual([
      { version: NEXT.version, title: CLP.program.title, isCurrent: true, cohorts: [] },
      {
        version: CLP.version,
        title: CLP.program.title,
        isCurrent: false,
        cohorts: [{ id, title: 'Spring 2027' }],
      },
    ]);
    await adopt();
    expect(await list()).toMatchObject([{ cohorts: [{ id }] }, { version: CLP.version, cohorts: [] }]);
  });

  it('are compared in plain data', async () => {
    const { world } = await versionScene();
    const { json } = await world.call('GET', '/programs/clp/comparison', { query: `from=${CLP.version}` });
    expect(json).toMatchObject({ from: CLP.version, to: NEXT.version, general: [], mails: [] });
    expect(json.touchpoints.map(({ id }: { id: string }) => id)).toEqual(['month-3', 'month-12']);
    expect(json.surveys[0].questions).toEqual([
      { id: 'new-question', title: 'What else is new?', change: 'added', fields: [] },
    ]);
    const back = `from=${NEXT.version}&to=${CLP.version}`;
    const other = await world.call('GET', '/programs/clp/comparison', { query: back });
    expect(other.json.surveys[0].questions).toMatchObject([{ change: 'removed' }]);
  });

  it('that nobody knows are not there', async () => {
    const { world, cohort } = await versionScene();
    expect((await world.call('GET', '/programs/clp/comparison', { query: 'from=nobody' })).status).toBe(404);
    expect((await world.call('GET', '/programs/other/versions')).status).toBe(404);
    const body = { version: 'nobody' };
    for (const [method, path] of [
      ['POST', 'program-version/preview'],
      ['PUT', 'program-version'],
    ] as const) {
      expect(
        await world.call(method, `${cohort}/${path}`, { body, headers: { 'if-match': '*' } }),
      ).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: '/version', code: 'unknown-version' }] },
      });
    }
  });
});

describe('the preview of another version', () => {
  it('shows for each participant what moves, comes and goes, and changes nothing', async () => {
    const { world, preview } = await versionScene();
    const stored = world.ports.everything();
    const { status, json } = await preview();
    expect(status).toBe(200);
    expect(json.summary).toMatchObject({
      participants: 2,
      touchpoints: { moves: 2, comes: 0, goes: 0 },
      contacts: { dropped: 6, added: 0 },
    });
    expect(json.refusals).toEqual([]);
    expect(json.items[0].contacts).toContainEqual(
      expect.objectContaining({
        touchpoint: 'month-12',
        kind: 'invitation',
        from: expect.any(String),
        to: expect.any(String),
      }),
    );
    expect(world.ports.everything()).toBe(stored);
  });

  it('comes in pages', async () => {
    const { preview } = await versionScene(3);
    const first = (await preview('limit=2')).json;
    const second = (await preview(`limit=2&cursor=${encodeURIComponent(first.cursor)}`)).json;
    expect([first.items.length, second.items.length, second.cursor]).toEqual([2, 1, undefined]);
  });

  it('names who is answering now, and will finish what they began', async () => {
    const { world, ids, preview } = await versionScene();
    world.ports.clock.moveTo(DURING_BASELINE);
    const draft: Draft = {
      participantId: ids[1] as Draft['participantId'],
      cohortId: 'c-0000000000000000' as Draft['cohortId'],
      touchpoint: 'baseline',
      sequence: 1,
      programVersion: CLP.version,
      begunAt: DURING_BASELINE,
      savedAt: DURING_BASELINE,
      answers: {},
      keptUntil: '2028-01-01T00:00:00.000Z' as Instant,
    };
    await world.ports.documents.write([
      { key: draftKey(ids[1]!, 'baseline'), doc: draft, expectedVersion: 0 },
    ]);
    const { items } = (await preview()).json;
    expect(
      items.map(({ participantId, finishing }: { participantId: string; finishing: string[] }) => [
        participantId,
        finishing,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [ids[0], []],
        [ids[1], ['baseline']],
      ]),
    );
  });

  it('says why a version cannot be adopted, as far as its page goes', async () => {
    const { world, preview } = await versionScene(
      2,
      changedProgram(CLP, (copy) => without(copy, 'baseline')),
    );
    expect((await preview()).json.refusals).toEqual([]);
    world.ports.clock.moveTo(DURING_BASELINE);
    const refusals = [{ code: 'removed', touchpoint: 'baseline', people: 2 }];
    expect((await preview()).json.refusals).toEqual(refusals);
    expect((await preview('limit=1')).json.refusals).toEqual([{ ...refusals[0], people: 1 }]);
  });

  it('says so of one with other anchors, too, for which the cohort has no dates: nobody moves', async () => {
    const retreat = changedProgram(CLP, (copy) => {
      copy.program.anchors.push('retreat');
      surveyAt(copy, 'month-12').opens.from = 'retreat';
    });
    for (const people of [0, 2]) {
      const { preview } = await versionScene(people, retreat);
      expect(await preview()).toMatchObject({
        status: 200,
        json: { refusals: [{ code: 'anchors' }], items: [] },
      });
    }
  });
});
